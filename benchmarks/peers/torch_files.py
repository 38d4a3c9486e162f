"""Writes the small PyTorch files that Luxate's tests read, with numbers made by a formula.

Number i of the tensor that begins with number k is ((37 * i + k) mod 101 - 50) / 4, which float16
and bfloat16 hold exactly; integers are that times 4, and bool is whether it is above 0. Needs torch.

    python3 benchmarks/peers/torch_files.py app/src/test/resources/io/luxate/weights
"""

import pathlib
import sys
from collections import OrderedDict

import torch


def quarters(count, k):
    return [(37 * i + k) % 101 - 50 for i in range(count)]


def tensor(k, *shape, dtype=torch.float32):
    count = 1
    for side in shape:
        count *= side
    whole = torch.tensor(quarters(count, k), dtype=torch.float64).reshape(shape)
    if dtype == torch.bool:
        return whole > 0
    if dtype == torch.uint8:
        return (whole + 50).to(dtype)
    return (whole / 4 if dtype.is_floating_point else whole).to(dtype)


def types():
    """One tensor of each number type, named for it as safetensors names it."""
    return OrderedDict(
        F64=tensor(1, 5, dtype=torch.float64),
        F32=tensor(2, 5),
        F16=tensor(3, 5, dtype=torch.float16),
        BF16=tensor(4, 5, dtype=torch.bfloat16),
        I64=tensor(5, 5, dtype=torch.int64),
        I32=tensor(6, 5, dtype=torch.int32),
        I16=tensor(7, 5, dtype=torch.int16),
        I8=tensor(8, 5, dtype=torch.int8),
        U8=tensor(9, 5, dtype=torch.uint8),
        BOOL=tensor(10, 5, dtype=torch.bool),
    )


def views():
    """Tensors that do not lie plainly in their storage; the values are as a reader should give."""
    base = tensor(0, 60)
    return {
        "whole": base,
        "from 7": base[7:19],
        "turned": base[:12].reshape(3, 4).t(),
        "every third": base[1:60:3],
        "channels last": tensor(11, 2, 3, 2, 2).contiguous(memory_format=torch.channels_last),
        "scalar": torch.tensor(2.5),
        "none": torch.zeros(0, 3),
    }


def checkpoint():
    """What a training leaves: the state dict of a wrapped network beside much else."""
    network = torch.nn.Sequential(
        OrderedDict(conv=torch.nn.Conv2d(1, 2, 3), norm=torch.nn.BatchNorm2d(2))
    )
    with torch.no_grad():
        for k, value in enumerate(network.state_dict().values()):
            value.copy_(tensor(k, *value.shape, dtype=value.dtype))
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9)
    network(torch.ones(1, 1, 8, 8)).sum().backward()
    momentum = OrderedDict(("module." + n, v) for n, v in network.state_dict().items())
    optimizer.step()
    with torch.no_grad():
        for k, value in enumerate(network.state_dict().values()):
            value.copy_(tensor(k, *value.shape, dtype=value.dtype))
    return {
        "epoch": 3,
        "arch": "tiny",
        "best": 0.875,
        "done": False,
        "nothing": None,
        "steps": [1, 70000, -5, 2**40],
        "optimizer": optimizer.state_dict(),
        "state_dict": momentum,
    }


def parameters():
    network = torch.nn.Linear(3, 2)
    with torch.no_grad():
        for k, value in enumerate(network.parameters()):
            value.copy_(tensor(k, *value.shape))
    return dict(network.named_parameters())


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in [
        ("types", types()),
        ("views", views()),
        ("checkpoint", checkpoint()),
        ("parameters", parameters()),
    ]:
        torch.save(made, folder / f"{name}.pth")
        torch.save(made, folder / f"{name}-old.pth", _use_new_zipfile_serialization=False)
    torch.save(types(), folder / "types-protocol4.pth", pickle_protocol=4)
    torch.save(torch.nn.Linear(3, 2), folder / "module.pth")
    print("torch", torch.__version__)


main()
