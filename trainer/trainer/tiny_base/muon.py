"""The Muon optimiser in float32: torch's own computes in bfloat16, which many CPUs only emulate."""

from collections.abc import Iterable

import torch

# Source of method and numbers: K. Jordan, "Muon: an optimizer for hidden layers in neural networks" (2024).
MOMENTUM, ROUNDS = 0.95, 5
FIRST, SECOND, THIRD = 3.4445, -4.7750, 2.0315


class Muon(torch.optim.Optimizer):
    """Momentum whose step is made orthogonal; for matrices only."""

    def __init__(self, matrices: Iterable[torch.nn.Parameter], lr: float) -> None:
        super().__init__(matrices, {"lr": lr})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:
        for group in self.param_groups:
            for matrix in group["params"]:
                state = self.state[matrix]
                momentum = state.setdefault("momentum", torch.zeros_like(matrix))
                momentum.lerp_(matrix.grad, 1 - MOMENTUM)
                ahead = matrix.grad.lerp(momentum, MOMENTUM)
                rows, columns = matrix.shape
                matrix.sub_(group["lr"] * max(1, rows / columns) ** 0.5 * orthogonal(ahead))


def orthogonal(matrix: torch.Tensor) -> torch.Tensor:
    """About U V' of the matrix's singular value decomposition, by Newton-Schulz rounds."""
    tall = matrix.shape[0] > matrix.shape[1]
    found = matrix.T if tall else matrix
    found = found / found.norm().clamp(min=1e-7)
    for _ in range(ROUNDS):
        gram = found @ found.T
        found = FIRST * found + (SECOND * gram + THIRD * gram @ gram) @ found
    return found.T if tall else found
