/**
 * The networks ({@link io.luxate.model.Architecture}), one file per family, for example {@link
 * io.luxate.model.ResNet}, with torchvision's shapes and parameter names, their weights in and out
 * as safetensors, and the trained model as a folder of files ({@link
 * io.luxate.model.TrainedModel}). The engine is PyTorch through JavaCPP.
 */
@NullMarked
package io.luxate.model;

import org.jspecify.annotations.NullMarked;
