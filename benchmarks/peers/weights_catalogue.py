"""Writes the catalogue of published weights from torchvision's and timm's own sources.

Takes torchvision's package folder as it stands in a wheel (it is read as text, not imported) and
imports timm. Nothing is downloaded. The hash is the one that a file's name carries, by torch's
convention the first digits of its SHA-256; torchvision states sizes in MiB, rounded. Left out:
VGG16_Weights.IMAGENET1K_FEATURES, whose classifier holds no numbers, timm's copies of torchvision's
files (tv_), and timm's files without a licence.

    pip download --no-deps torchvision==0.29.2 timm==1.0.31
    unzip torchvision-*.whl -d torchvision-wheel
    python3 benchmarks/peers/weights_catalogue.py torchvision-wheel \
        > app/src/main/resources/io/luxate/weights/catalogue.yaml
"""

import pathlib
import re
import sys

import timm
from timm.models import get_pretrained_cfg

TORCHVISION = {
    "resnet18": "ResNet18",
    "resnet34": "ResNet34",
    "resnet50": "ResNet50",
    "resnet101": "ResNet101",
    "resnet152": "ResNet152",
    "densenet121": "DenseNet121",
    "densenet161": "DenseNet161",
    "vgg16": "VGG16",
    "vgg16_bn": "VGG16_BN",
    "inception_v3": "Inception_V3",
    "alexnet": "AlexNet",
    "squeezenet1_1": "SqueezeNet1_1",
    "mobilenet_v2": "MobileNet_V2",
    "mobilenet_v3_small": "MobileNet_V3_Small",
    "mobilenet_v3_large": "MobileNet_V3_Large",
    "efficientnet_b0": "EfficientNet_B0",
    "efficientnet_b3": "EfficientNet_B3",
    "efficientnet_v2_s": "EfficientNet_V2_S",
    "convnext_tiny": "ConvNeXt_Tiny",
    "shufflenet_v2_x1_0": "ShuffleNet_V2_X1_0",
    "regnet_y_400mf": "RegNet_Y_400MF",
}

TIMM = {
    "resnet18": "resnet18",
    "resnet34": "resnet34",
    "resnet50": "resnet50",
    "resnet101": "resnet101",
    "resnet152": "resnet152",
    "densenet121": "densenet121",
    "densenet161": "densenet161",
    "mobilenetv2_100": "mobilenet_v2",
    "mobilenetv3_small_100": "mobilenet_v3_small",
    "mobilenetv3_large_100": "mobilenet_v3_large",
    "efficientnet_b0": "efficientnet_b0",
    "efficientnet_b3": "efficientnet_b3",
}

NOTES = {
    "inception_v3": "torchvision's network rescales what comes in with ImageNet's mean and deviation"
    " to mean 0.5 and deviation 0.5 itself",
}

IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))

LICENCES = """\
# Published weights; written by benchmarks/peers/weights_catalogue.py from torchvision {tv} and
# timm {timm}. sha256 is what the file's name carries of it; mib is torchvision's rounded figure.
licences:
  none-stated: >-
    torchvision's code is BSD-3-Clause. For its weights torchvision names no licence and says that
    they may have terms of their own, from the data they learned from: ImageNet, whose images are
    for non-commercial research. Whether that binds the weights is unclear; ask somebody who knows
    the law before they serve patients or are sold.
  Apache-2.0: >-
    timm states Apache-2.0 for these weights. They learned from ImageNet, whose images are for
    non-commercial research. Whether that binds the weights is unclear; ask somebody who knows the
    law before they serve patients or are sold.
  CC-BY-NC-4.0: >-
    CC BY-NC 4.0: not for commercial use. They learned from ImageNet besides, whose images are for
    non-commercial research.
entries:
"""


def entry(**keys):
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    print("  - " + "\n    ".join(lines))


def digits(url):
    found = re.search(r"-([0-9a-f]{8,})\.pth$", url)
    return f"'{found.group(1)}'" if found else None


def torchvision(package):
    version = re.search(
        r"^Version: (.*)$", next(package.glob("*.dist-info/METADATA")).read_text(), re.M
    ).group(1)
    sources = sorted((package / "torchvision/models").glob("*.py"))
    found = {}
    for source in sources:
        for name, body in re.findall(
            r"^class (\w+)_Weights\(WeightsEnum\):\n((?:    .*\n|\n)+)", source.read_text(), re.M
        ):
            found[name] = (source.name, body)
    entries = []
    for architecture, name in TORCHVISION.items():
        file, body = found[name]
        for tag, text in re.findall(r"^    (\w+) = Weights\(\n(.*?)^    \)$", body, re.M | re.S):
            if tag == "IMAGENET1K_FEATURES":
                continue
            url = re.search(r'url="([^"]+)"', text).group(1)
            entries.append(
                dict(
                    name=f"{architecture}.{tag}",
                    architecture=architecture,
                    url=url,
                    sha256=digits(url),
                    mib=re.search(r'"_file_size": ([\d.]+)', text).group(1),
                    licence="none-stated",
                    source=f"torchvision {version}, models/{file}, {name}_Weights.{tag}",
                    note=NOTES.get(architecture),
                )
            )
    return version, entries


def numbers(values):
    return "/".join(f"{value:g}" for value in values)


def timms():
    for theirs, ours in TIMM.items():
        for model in timm.list_pretrained(theirs + ".*"):
            config = get_pretrained_cfg(model)
            if ".tv" in model or config.license is None:
                continue
            url = config.url
            if not url:
                url = f"https://huggingface.co/{config.hf_hub_id}/resolve/main/model.safetensors"
            usual = (config.mean, config.std) == IMAGENET
            yield dict(
                name=model,
                architecture=ours,
                url=url,
                file=None if config.url else f"{model}.safetensors",
                sha256=digits(url),
                licence="CC-BY-NC-4.0" if "nc" in config.license else "Apache-2.0",
                source=f"timm {timm.__version__}, {model}",
                note=None
                if usual
                else f"learned with mean {numbers(config.mean)} and deviation {numbers(config.std)}",
            )


def main():
    version, entries = torchvision(pathlib.Path(sys.argv[1]))
    print(LICENCES.format(tv=version, timm=timm.__version__), end="")
    for one in entries:
        entry(**one)
    for one in timms():
        entry(**one)


main()
