"""A merged file is its base plus the adapter, and nothing else."""

import gguf
import numpy as np
import pytest
import torch
from peft import LoraConfig, get_peft_model
from safetensors.numpy import save_file

from trainer.errors import Cancelled
from trainer.gguf_file import open_gguf, sha256_of, value
from trainer.merge import merge
from trainer.model import load_model

ORIGIN = {"base_sha256": "00", "dataset": "d", "lora_rank": 4, "lora_alpha": 8.0}
IDS = torch.tensor([[5, 17, 300, 42, 7, 99, 260, 1, 80, 41]])


def adapted(base, folder, seed=3):
    """The base with a random adapter of visible effect; its logits, and the folder it was saved to."""
    model = load_model(base, torch.float32)
    torch.manual_seed(seed)
    model = get_peft_model(
        model, LoraConfig(r=4, lora_alpha=8, target_modules=["q_proj", "v_proj", "up_proj"])
    )
    for name, parameter in model.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(parameter, std=0.3)
    model.save_pretrained(folder)
    with torch.no_grad(), model.disable_adapter():
        plain = model(IDS).logits
    with torch.no_grad():
        return plain, model(IDS).logits


def logits_of(file):
    with torch.no_grad():
        return load_model(file, torch.float32)(IDS).logits


# Largest error allowed, as a share of the adapter's own effect on the logits.
@pytest.mark.parametrize(("kind", "share"), [("F32", 1e-4), ("F16", 0.01), ("BF16", 0.08), ("Q8_0", 0.08)])
def test_merged_logits_are_those_of_the_adapted_model(bases, tmp_path, kind, share):
    plain, wanted = adapted(bases[kind], tmp_path / "adapter")
    merged = merge(bases[kind], tmp_path / "adapter", tmp_path / "merged.gguf", ORIGIN)
    error, effect = (logits_of(merged.file) - wanted).abs().mean(), (wanted - plain).abs().mean()
    assert effect > 0.4
    assert error < share * effect


@pytest.mark.parametrize("kind", ["F32", "BF16", "Q8_0"])
def test_untouched_tensors_and_metadata_are_copied(bases, tmp_path, kind):
    adapted(bases[kind], tmp_path / "adapter")
    merged = merge(bases[kind], tmp_path / "adapter", tmp_path / "merged.gguf", ORIGIN)
    before, after = open_gguf(bases[kind]), open_gguf(merged.file)
    changed = set()
    for old, new in zip(before.tensors, after.tensors, strict=True):
        assert (old.name, old.tensor_type, old.shape.tolist()) == (
            new.name,
            new.tensor_type,
            new.shape.tolist(),
        )
        if old.data.tobytes() != new.data.tobytes():
            changed.add(old.name)
    assert changed == {f"blk.{n}.{part}.weight" for n in (0, 1) for part in ("attn_q", "attn_v", "ffn_up")}
    for key in before.fields:
        if not key.startswith("GGUF."):
            assert value(before, key) == value(after, key)
    assert value(after, "general.apprentice.dataset") == "d"
    assert value(after, "general.apprentice.lora_rank") == 4
    assert merged.sha256 == sha256_of(merged.file)
    assert merged.bytes == merged.file.stat().st_size
    assert merged.growth == pytest.approx(1, abs=0.01)


def test_a_type_that_cannot_be_written_becomes_q8_0(tmp_path):
    """A base in Q4_K, which gguf reads but does not write: all zeros, so that the result is the delta."""
    base = tmp_path / "base.gguf"
    writer = gguf.GGUFWriter(base, "qwen2")
    writer.add_block_count(1)
    for name in ("blk.0.attn_q.weight", "blk.0.attn_k.weight"):
        writer.add_tensor(name, np.zeros((64, 144), dtype=np.uint8), raw_dtype=gguf.GGMLQuantizationType.Q4_K)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    generator = np.random.default_rng(1)
    low, high = (generator.normal(size=shape).astype(np.float32) for shape in ((4, 256), (64, 4)))
    (tmp_path / "adapter_config.json").write_text('{"r": 4, "lora_alpha": 8}')
    module = "base_model.model.model.layers.0.self_attn.q_proj"
    weights = {f"{module}.lora_A.weight": low, f"{module}.lora_B.weight": high}
    save_file(weights, tmp_path / "adapter_model.safetensors")
    merged = merge(base, tmp_path, tmp_path / "merged.gguf", ORIGIN)
    kinds = {tensor.name: tensor.tensor_type.name for tensor in open_gguf(merged.file).tensors}
    assert kinds == {"blk.0.attn_q.weight": "Q8_0", "blk.0.attn_k.weight": "Q4_K"}
    tensor = open_gguf(merged.file).tensors[0]
    wanted = 2 * high @ low
    assert (
        np.abs(gguf.dequantize(tensor.data, tensor.tensor_type) - wanted).max() < np.abs(wanted).max() / 100
    )
    assert merged.growth > 1.1


def test_a_stop_leaves_nothing_behind(bases, tmp_path):
    adapted(bases["F32"], tmp_path / "adapter")
    calls = []

    def stop_at_the_fifth_tensor():
        calls.append(1)
        if len(calls) == 5:
            raise Cancelled(3)

    with pytest.raises(Cancelled):
        merge(bases["F32"], tmp_path / "adapter", tmp_path / "m.gguf", ORIGIN, stop_at_the_fifth_tensor)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["adapter"]
