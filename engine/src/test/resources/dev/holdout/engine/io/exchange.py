"""Takes weights that the engine wrote into PyTorch's modules, and gives others back.

Usage: exchange.py FOLDER, with cases.json: [{"name", "module", "call"}], and for each name the files NAME.state and
NAME.call (the tensor "input") of the engine. Written: NAME.torch (the tensor "output" of those weights), NAME.back_state
and NAME.back (tensors "input" and "output" of weights that PyTorch drew). All are safetensors files.
"""

import json
import pathlib
import struct
import sys

import torch

TYPES = {
    "F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16,
    "I64": torch.int64, "I32": torch.int32, "BOOL": torch.bool,
}
NAMES = {dtype: name for name, dtype in TYPES.items()}

try:
    from safetensors.torch import load_file, save_file
except ImportError:  # Debian's python3-torch comes without: the format is small

    def load_file(path):
        content = pathlib.Path(path).read_bytes()
        (length,) = struct.unpack("<Q", content[:8])
        tensors = {}
        for name, entry in json.loads(content[8 : 8 + length]).items():
            if name != "__metadata__":
                start, end = (8 + length + offset for offset in entry["data_offsets"])
                raw, dtype = bytearray(content[start:end]), TYPES[entry["dtype"]]
                flat = torch.frombuffer(raw, dtype=dtype) if raw else torch.empty(0, dtype=dtype)
                tensors[name] = flat.reshape(entry["shape"])
        return tensors

    def save_file(tensors, path):
        header, data = {}, b""
        for name, tensor in tensors.items():
            raw = bytes(tensor.contiguous().reshape(-1).view(torch.uint8).tolist())
            header[name] = {
                "dtype": NAMES[tensor.dtype], "shape": list(tensor.shape),
                "data_offsets": [len(data), len(data) + len(raw)],
            }
            data += raw
        text = json.dumps(header).encode()
        pathlib.Path(path).write_bytes(struct.pack("<Q", len(text)) + text + data)


def first(output):
    while isinstance(output, tuple):
        output = output[0]
    return output.detach().contiguous()


def drawn(case, x):
    """A module with weights and statistics of PyTorch's own."""
    module = eval(case["module"], {"nn": torch.nn})
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
        for _ in range(3):  # moves the running statistics
            eval(case["call"], {"m": module, "x": x})
    return module.eval()


def main(folder):
    torch.manual_seed(7)
    torch.set_num_threads(1)
    for case in json.loads((folder / "cases.json").read_text()):
        name = case["name"]
        x = load_file(folder / f"{name}.call")["input"]
        module = eval(case["module"], {"nn": torch.nn}).eval()
        module.load_state_dict(load_file(folder / f"{name}.state"), strict=True)
        output = first(eval(case["call"], {"m": module, "x": x}))
        save_file({"output": output}, folder / f"{name}.torch")

        x = x if x.dtype == torch.int64 else torch.randn(x.shape)
        module = drawn(case, x)
        state = {key: value.clone().contiguous() for key, value in module.state_dict().items()}
        save_file(state, folder / f"{name}.back_state")
        save_file({"input": x, "output": first(eval(case["call"], {"m": module, "x": x}))}, folder / f"{name}.back")
    print(f"PyTorch {torch.__version__}")


main(pathlib.Path(sys.argv[1]))
