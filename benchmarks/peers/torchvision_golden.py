#!/usr/bin/env python3
"""What torchvision's own networks compute, as golden values for io.luxate.model.ZooTest.

Weights and pictures follow a formula that both sides compute exactly, so no weights are stored: a
32-bit hash of a tensor's name and of a number's index gives a uniform number u in [-1, 1), and

    a tensor of two dimensions or more   gain * sqrt(3 / (numbers for each of its outputs)) * u
    running_var, a weight of one         1 + 0.1 u
    bn3.weight                           a quarter of that
    num_batches_tracked                  0
    any other (biases, running means)    0.1 u

bn3 ends the branch of a bottleneck. Were its weight about 1, the gradient would grow so much through
the 50 blocks of ResNet-152 that torchvision's own float32 would lose three SGD steps in rounding.

The gain is sought for each network, so that its scores spread by about 1: neither end of the
deepest network is then lost to rounding. The golden numbers are computed in float64; beside the
scores stands how far torchvision's own float32 is from them. Random networks are steep: the
learning rate is chosen for each so that a step changes its loss by hundredths, far more than the
tolerance and far less than would blow rounding up.

    python3 benchmarks/peers/torchvision_golden.py app/src/test/resources/io/luxate/model/zoo [NAME ...]

writes NAME.json.gz for each network (all, if none is named). Needs torch and torchvision 0.14 or
newer (Debian: python3-torchvision).
"""
import gzip
import json
import sys
from pathlib import Path

import numpy as np
import torch
import torchvision

# evaluation side, training side: small where the network allows it
NETWORKS = {
    "resnet18": (224, 96),
    "resnet34": (224, 96),
    "resnet50": (224, 96),
    "resnet101": (224, 96),
    "resnet152": (224, 96),
    "densenet121": (224, 96),
    "densenet161": (224, 96),
    "vgg16": (224, 96),
    "vgg16_bn": (224, 96),
    "inception_v3": (299, 299),  # the auxiliary head takes nothing smaller
    "alexnet": (224, 96),
    "squeezenet1_1": (224, 96),
    "mobilenet_v2": (224, 96),
    "mobilenet_v3_small": (224, 96),
    "mobilenet_v3_large": (224, 96),
    "efficientnet_b0": (224, 96),
    "efficientnet_b3": (300, 96),
    "efficientnet_v2_s": (384, 96),
    "convnext_tiny": (224, 96),
    "shufflenet_v2_x1_0": (224, 96),
    "regnet_y_400mf": (224, 96),
}
CLASSES = 1000
LABELS = [0, 333, 666, 999]
FIRST_DECREASE = 0.05  # of the loss, as the gradient predicts: small enough to stay smooth
MOMENTUM = 0.9


def name_hash(name):
    """FNV-1a, 32 bits."""
    h = 0x811C9DC5
    for byte in name.encode():
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def uniform(name, index):
    """Murmur3's finaliser over name and index, as numbers in [-1, 1) exact in float32."""
    h = index.astype(np.uint32) * np.uint32(0x9E3779B9) + np.uint32(name_hash(name))
    h ^= h >> np.uint32(16)
    h *= np.uint32(0x85EBCA6B)
    h ^= h >> np.uint32(13)
    h *= np.uint32(0xC2B2AE35)
    h ^= h >> np.uint32(16)
    return (h >> np.uint32(8)).astype(np.float64) * 2.0**-23 - 1.0


def filled(name, shape, gain):
    count = int(np.prod(shape, dtype=np.int64))
    if name.endswith("num_batches_tracked"):
        return torch.zeros(shape, dtype=torch.int64)
    u = uniform(name, np.arange(count, dtype=np.uint32))
    if len(shape) >= 2:
        u *= gain * np.sqrt(3.0 / (count // shape[0]))
    elif name.endswith("running_var") or name.endswith("weight"):
        u = 1.0 + 0.1 * u
        if name.endswith("bn3.weight"):
            u *= 0.25
    else:
        u *= 0.1
    return torch.from_numpy(u.astype(np.float32)).reshape(shape)


def fill(network, gain):
    network.load_state_dict(
        {name: filled(name, tuple(t.shape), gain) for name, t in network.state_dict().items()}
    )


def pictures(name, images, side):
    """Squares of 32 pixels with a shade each, under a quarter as much noise."""
    n, c, y, x = np.meshgrid(*(np.arange(k) for k in (images, 3, side, side)), indexing="ij")
    noise = uniform(name, ((n * 3 + c) * side + y) * side + x)
    shade = uniform(name + ".shade", ((n * 3 + c) * 64 + y // 32) * 64 + x // 32)
    return torch.from_numpy((2.0 * shade + 0.5 * noise).astype(np.float32))


def build(name):
    options = {"transform_input": False} if name == "inception_v3" else {}
    if name == "inception_v3":
        options["init_weights"] = False
    network = getattr(torchvision.models, name)(weights=None, num_classes=CLASSES, **options)
    for part in network.modules():
        if isinstance(part, (torch.nn.Dropout, torchvision.ops.StochasticDepth)):
            part.p = 0.0
    return network


def evaluate(network, x):
    network.eval()
    with torch.no_grad():
        return network(x)


def find_gain(network, x):
    """The gain, a multiple of 1/1024, whose scores spread nearest to 1."""
    fill(network, 1.0)
    weights = [p for p in network.parameters() if p.dim() >= 2]
    units = [p.detach().clone() for p in weights]
    low, high = 64, 4096
    while high - low > 1:
        middle = (low + high) // 2
        for weight, unit in zip(weights, units):
            weight.data = unit * (middle / 1024)
        spread = float(evaluate(network, x).std(dim=1).mean())
        low, high = (middle, high) if spread < 1 else (low, middle)
    return high / 1024


def loss(network, x, labels):
    scores = network(x)
    if isinstance(scores, tuple):  # inception: the auxiliary head counts 0.4
        main, auxiliary = scores
        return torch.nn.functional.cross_entropy(
            main, labels
        ) + 0.4 * torch.nn.functional.cross_entropy(auxiliary, labels)
    return torch.nn.functional.cross_entropy(scores, labels)


def lengths(network):
    """The length of each parameter's gradient."""
    return [float(p.grad.norm()) for p in network.parameters()]


def find_rate(network, x):
    """The learning rate, of one digit, at which the first step should lower the loss by so much."""
    network.train()
    loss(network, x, torch.tensor(LABELS)).backward()
    rate = FIRST_DECREASE / sum(length**2 for length in lengths(network))
    network.zero_grad()
    return float(f"{rate:.0e}")


def train(network, x, rate):
    """The loss before each of three steps of SGD and after the last, and the first gradient."""
    labels = torch.tensor(LABELS)
    network.train()
    sgd = torch.optim.SGD(network.parameters(), lr=rate, momentum=MOMENTUM)
    losses = []
    first = []
    for _ in range(3):
        sgd.zero_grad()
        value = loss(network, x, labels)
        value.backward()
        first = first or lengths(network)
        sgd.step()
        losses.append(value.item())
    with torch.no_grad():
        losses.append(loss(network, x, labels).item())
    return losses, first


def golden(name):
    side, train_side = NETWORKS[name]
    network = build(name)
    see = pictures("evaluation", 2, side)
    learn = pictures("training", len(LABELS), train_side)
    gain = find_gain(network, see[:1])
    fill(network, gain)
    scores32 = evaluate(network, see)
    rate = find_rate(network, learn)
    fill(network, gain)
    network.double()
    scores = evaluate(network, see.double())
    losses, first = train(network, learn.double(), rate)
    away = float((scores32 - scores).abs().max())
    print(
        f"{name}: gain {gain}, scores spread {float(scores.std(dim=1).mean()):.3f},"
        f" two pictures differ by {float((scores[0] - scores[1]).std()):.3f},"
        f" float32 away {away:.1e}, rate {rate}, losses {[round(v, 4) for v in losses]}",
        flush=True,
    )
    return {
        "network": name,
        "torchvision": torchvision.__version__,
        "torch": torch.__version__,
        "gain": gain,
        "parameters": sum(p.numel() for p in network.parameters()),
        "state": {key: list(t.shape) for key, t in network.state_dict().items()},
        "evaluation": {
            "sidePx": side,
            "scores": [[round(v, 5) for v in row] for row in scores.tolist()],
            "float32Away": away,
        },
        "training": {
            "sidePx": train_side,
            "labels": LABELS,
            "learningRate": rate,
            "momentum": MOMENTUM,
            "losses": [round(v, 6) for v in losses],
            "gradientLengths": [float(f"{v:.4g}") for v in first],
        },
    }


def main():
    folder = Path(sys.argv[1])
    for name in sys.argv[2:] or NETWORKS:
        text = json.dumps(golden(name), separators=(",", ":")) + "\n"
        packed = gzip.compress(text.encode(), 9, mtime=0)
        (folder / f"{name}.json.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
