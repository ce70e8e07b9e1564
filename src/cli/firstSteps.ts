/** What a newcomer is told around the first pass. */
export const toyNotice = `The base is a toy: 5 million parameters, trained on two cores so that it can be part of the repository.
Its suggestions are poor, and that is all right here: the loop around it is the real thing. It suggests,
records, makes a dataset, fine-tunes with LoRA, measures base and candidate on held-out code, and swaps.
`

export const nextSteps = `

Next
  With your own Ollama and repository (pull a base first: ollama pull qwen2.5-coder:1.5b-base):
    node dist/cli.js loop --repo ../your-repository --base qwen2.5-coder:1.5b-base
  See and change what serves:
    node dist/cli.js models --home .demo --runtime embedded
  In VS Code, in your browser, on a copy of the sample shop:
    npm run try
  In another editor that speaks LSP (Neovim, Helix):
    node dist/cli.js lsp --stdio`
