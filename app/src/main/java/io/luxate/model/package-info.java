/**
 * The networks, one file per family ({@link io.luxate.model.ResNet}, {@link
 * io.luxate.model.SqueezeNet}, {@link io.luxate.model.MobileNetV2}) with torchvision's shapes and
 * parameter names, their weights in and out as safetensors, and the trained model as a folder of
 * files ({@link io.luxate.model.TrainedModel}). The engine is PyTorch through JavaCPP.
 */
@NullMarked
package io.luxate.model;

import org.jspecify.annotations.NullMarked;
