"""Writes the names and shapes of torchvision's networks, and of timm's that equal them.

torchvision's tables are what Luxate compares a weights file with, to say which network it looks
like; timm's, with outputs for weights made by a formula, are what its tests hold the mapping of
names against. A line of a table is a module: w has a weight, wb a weight and a bias of its first
side, n the five tensors of a batch norm, and p is itself a parameter. Needs torch, torchvision and
timm; nothing is downloaded.

    python3 benchmarks/peers/network_names.py app/src/main/resources/io/luxate/weights/networks \
        app/src/test/resources/io/luxate/weights/timm
"""

import json
import math
import pathlib
import sys
import zlib

import timm
import torch
import torchvision

TORCHVISION = """resnet18 resnet34 resnet50 resnet101 resnet152 densenet121 densenet161 vgg16
vgg16_bn inception_v3 alexnet squeezenet1_1 mobilenet_v2 mobilenet_v3_small mobilenet_v3_large
efficientnet_b0 efficientnet_b3 efficientnet_v2_s convnext_tiny shufflenet_v2_x1_0
regnet_y_400mf""".split()

TIMM = """resnet18 resnet34 resnet50 resnet101 resnet152 densenet121 densenet161 mobilenetv2_100
mobilenetv3_small_100 mobilenetv3_large_100 efficientnet_b0 efficientnet_b3
efficientnetv2_s""".split()

NORM = ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"]


def table(state):
    modules = {}
    for name, value in state.items():
        module, _, last = name.rpartition(".")
        modules.setdefault(module, {})[last] = list(value.shape)
    lines = []
    for module, parts in modules.items():
        text = "x".join(map(str, parts.get("weight", [])))
        if list(parts) == NORM and parts["running_var"] == parts["weight"]:
            lines.append(f"{module} n {text}")
        elif list(parts) == ["weight", "bias"] and parts["bias"] == parts["weight"][:1]:
            lines.append(f"{module} wb {text}")
        elif list(parts) == ["weight"]:
            lines.append(f"{module} w {text}")
        else:
            for last, shape in parts.items():
                lines.append(f"{module}.{last} p {'x'.join(map(str, shape))}")
    return "\n".join(lines) + "\n"


def formula(name, shape):
    """Numbers that keep activations near 1 through many layers, from the name and the place."""
    count = math.prod(shape)
    place = torch.arange(count, dtype=torch.int64) * 2654435761 + zlib.crc32(name.encode())
    u = (place & 0xFFFFFFFF).double() / 2**31 - 1
    if len(shape) > 1:
        value = u * (0.3 / math.sqrt(math.prod(shape[1:])))
    elif name.endswith("running_var"):
        value = 0.03 + 0.02 * u
    elif name.endswith("weight"):
        value = 1 + 0.2 * u
    else:
        value = 0.1 * u
    return value.float().reshape(shape)


def picture(side):
    i = torch.arange(3 * side * side, dtype=torch.int64)
    return ((i * 2654435761 & 0xFFFFFFFF).double() / 2**31 - 1).float().reshape(1, 3, side, side)


def outputs(network):
    with torch.no_grad():
        for name, value in network.state_dict().items():
            if not name.endswith("num_batches_tracked"):
                value.copy_(formula(name, list(value.shape)))
        return [round(v, 6) for v in network.eval()(picture(64))[0, :10].tolist()]


def main():
    ours, theirs = map(pathlib.Path, sys.argv[1:])
    for folder in (ours, theirs):
        folder.mkdir(parents=True, exist_ok=True)
    for name in TORCHVISION:
        options = {"init_weights": False} if name == "inception_v3" else {}
        state = getattr(torchvision.models, name)(weights=None, **options).state_dict()
        (ours / f"{name}.txt").write_text(table(state))
    (ours / "index.txt").write_text("\n".join(TORCHVISION) + "\n")
    golden = {}
    for name in TIMM:
        network = timm.create_model(name)
        names = table(network.state_dict())
        if name not in TORCHVISION or names != (ours / f"{name}.txt").read_text():
            (theirs / f"{name}.txt").write_text(names)
        golden[name] = outputs(network)
    (theirs / "outputs.json").write_text(json.dumps(golden, indent=1) + "\n")
    print("torch", torch.__version__, "torchvision", torchvision.__version__, "timm", timm.__version__)


main()
