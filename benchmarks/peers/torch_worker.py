"""PyTorch for Python, one of the contestants of benchmarks/compare: reads a line of words, answers
a line of JSON. Settings are a user's defaults; the setting named at the start adds channels-last or
bfloat16 autocast.

  torch_worker.py default|channels-last|bf16 THREADS
"""

import json
import os
import statistics
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", sys.argv[2])

import numpy
import torch
import torchvision

SETTING, THREADS = sys.argv[1], int(sys.argv[2])
CHANNELS_LAST, BF16 = SETTING != "default", SETTING == "bf16"
PX, PICTURES = 224, 32
torch.set_num_threads(THREADS)


def resident(key):
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith(key):
                return int(line.split()[1]) / 1024
    return -1


def network(arch):
    torch.manual_seed(1)
    return getattr(torchvision.models, arch)(weights=None, num_classes=2)


def pictures(folder, count):
    """Grey squares as three equal channels."""
    grey = numpy.fromfile(os.path.join(folder, "pictures.f32"), dtype=numpy.float32)
    grey = torch.from_numpy(grey.reshape(PICTURES, 1, PX, PX)[:count].copy())
    x = grey.expand(-1, 3, -1, -1).contiguous()
    return x.contiguous(memory_format=torch.channels_last) if CHANNELS_LAST else x


def write(folder, arch):
    """Weights, the network as TorchScript and pictures for all contestants."""
    torch.manual_seed(2)
    file = os.path.join(folder, "pictures.f32")
    if not os.path.exists(file):
        coarse = torch.rand(PICTURES, 1, 14, 14)
        smooth = torch.nn.functional.interpolate(coarse, PX, mode="bilinear")
        (0.8 * smooth + 0.2 * torch.rand(PICTURES, 1, PX, PX)).numpy().tofile(file)
    net = network(arch)
    norms = [m for m in net.modules() if isinstance(m, torch.nn.BatchNorm2d)]
    for norm in norms:
        norm.momentum = None  # averages, so that scores stay moderate
    net.train()
    with torch.no_grad():
        net(pictures(folder, 16))
    for norm in norms:
        norm.momentum = 0.1
    torch.save(net.state_dict(), os.path.join(folder, arch + ".pth"))
    notes = []
    for mode, name in ((False, "eval"), (True, "train")):
        try:
            torch.jit.script(net.train(mode)).save(os.path.join(folder, f"{arch}-{name}.pt"))
        except Exception as e:  # a peer less, not a failure
            notes.append(f"no TorchScript of {arch} ({name}): {str(e).splitlines()[0]}")
    return {"notes": notes}


def flops(arch):
    """Operations of one picture, a multiplication and an addition counted as two."""
    from torch.utils.flop_counter import FlopCounterMode

    net = network(arch).train()
    x = torch.rand(2, 3, PX, PX)
    with FlopCounterMode(display=False) as forward:
        y = net(x)
    with FlopCounterMode(display=False) as backward:
        y.sum().backward()
    ahead = forward.get_total_flops() / 2
    return {"forward": ahead, "training": ahead + backward.get_total_flops() / 2}


def best_seconds(work, seconds):
    work()
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def ceiling(seconds):
    n = 2048
    a, b = torch.rand(n, n), torch.rand(n, n)
    out = {"gflops_float32": 2 * n**3 / best_seconds(lambda: torch.mm(a, b), seconds) / 1e9}
    if any(flag in open("/proc/cpuinfo").read() for flag in (" avx512_bf16", " amx_bf16")):
        c, d = a.bfloat16(), b.bfloat16()
        out["gflops_bfloat16"] = 2 * n**3 / best_seconds(lambda: torch.mm(c, d), seconds) / 1e9
    source = torch.rand(64 * 1024 * 1024)
    target = torch.empty_like(source)
    # what is read and what is written
    out["copy_gb_per_second"] = 2 * 4 * source.numel() / best_seconds(lambda: target.copy_(source), seconds) / 1e9
    return out


class Train:
    def __init__(self, folder, arch, batch):
        self.net = network(arch)
        self.net.load_state_dict(torch.load(os.path.join(folder, arch + ".pth")))
        if CHANNELS_LAST:
            self.net = self.net.to(memory_format=torch.channels_last)
        self.x, self.y = pictures(folder, batch), torch.arange(batch) % 2
        self.each = batch
        self.scores = scores(self.net, pictures(folder, 4))
        self.net.train()
        self.optimiser = torch.optim.SGD(
            self.net.parameters(), lr=1e-3, momentum=0.9, weight_decay=1e-5
        )

    def step(self):
        self.optimiser.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
            out = self.net(self.x)
        loss = torch.nn.functional.cross_entropy(out.float(), self.y)
        loss.backward()
        self.optimiser.step()
        return loss.item()


@torch.inference_mode()
def scores(net, x):
    net.eval()
    with torch.autocast("cpu", torch.bfloat16, enabled=BF16):
        out = net(x)
    return torch.softmax(out.float(), 1).flatten().tolist()


class Infer:
    def __init__(self, folder, arch, batch):
        self.net = network(arch)
        self.net.load_state_dict(torch.load(os.path.join(folder, arch + ".pth")))
        if CHANNELS_LAST:
            self.net = self.net.to(memory_format=torch.channels_last)
        self.x, self.each = pictures(folder, batch), batch
        self.scores = scores(self.net, pictures(folder, 4))

    def step(self):
        return scores(self.net, self.x)


class Decode:
    """Files to training tensors as the paper's group did it with torchvision's transforms."""

    def __init__(self, files):
        from PIL import Image
        from torchvision import transforms

        self.open = Image.open
        self.change = transforms.Compose(
            [
                transforms.Resize((256, 256)),
                transforms.RandomRotation(5),
                transforms.RandomCrop(PX),
                transforms.RandomHorizontalFlip(),
                transforms.RandomVerticalFlip(),
                transforms.ColorJitter(brightness=0.25),
                transforms.ToTensor(),
            ]
        )
        with open(files) as listed:
            self.files = [line.rstrip("\n") for line in listed]
        self.each, self.scores = len(self.files), []

    def step(self):
        for file in self.files:
            self.change(self.open(file).convert("RGB"))


def run(work, seconds):
    """Steps for so long after one untimed; of 0 seconds, one step from cold."""
    if seconds > 0:
        work.step()
    times, end = [], time.perf_counter() + seconds
    while not times or time.perf_counter() < end:
        start = time.perf_counter()
        work.step()
        times.append(time.perf_counter() - start)
    return {
        "per_second": work.each / statistics.median(times),
        "steps": len(times),
        "resident_mib": resident("VmRSS"),
        "peak_mib": resident("VmHWM"),
    }


def steps(work, count):
    for _ in range(count):
        work.step()
    return {"steps": count, "resident_mib": resident("VmRSS"), "peak_mib": resident("VmHWM")}


def main():
    work = None
    for line in sys.stdin:
        words = line.rstrip("\n").split("\t")
        try:
            if words[0] == "versions":
                import PIL

                answer = {
                    "torch": torch.__version__,
                    "torchvision": torchvision.__version__,
                    "pillow": PIL.__version__,
                    "python": sys.version.split()[0],
                }
            elif words[0] == "write":
                answer = write(words[1], words[2])
            elif words[0] == "flops":
                answer = flops(words[1])
            elif words[0] == "ceiling":
                answer = ceiling(float(words[1]))
            elif words[0] == "prepare":
                work = None
                if words[1] == "decode":
                    work = Decode(words[2])
                else:
                    kind = {"train": Train, "infer": Infer}[words[1]]
                    work = kind(words[2], words[3], int(words[4]))
                answer = {"scores": work.scores}
            elif words[0] == "run":
                answer = run(work, float(words[1]))
            elif words[0] == "steps":
                answer = steps(work, int(words[1]))
            elif words[0] == "close":
                work = None
                answer = {}
            else:
                answer = {"error": "no such word: " + words[0]}
        except Exception as e:
            answer = {"error": f"{type(e).__name__}: {e}"}
        print(json.dumps(answer), flush=True)


main()
