package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.luxate.Documents;
import io.luxate.pretrain.PretrainRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void pretrainsThenGoesOnWhereItStopped() {
    Path recipe = folder.resolve("small.yaml");
    String text =
        Documents.readText(Path.of("../recipes/pretrain.yaml"))
            .replaceFirst("(?m)^inputPx: .*", "inputPx: 64")
            .replaceFirst("(?m)^batch: .*", "batch: 8")
            .replaceFirst("(?m)^images: .*", "images: 16")
            .replaceFirst("(?m)^validationImages: .*", "validationImages: 8");
    Documents.write(recipe, text);
    Path out = folder.resolve("run");

    Console first = pretrain(recipe, out);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("16 simulated pictures");
    assertThat(out.resolve("weights.safetensors")).exists();

    Console again = pretrain(recipe, out);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("--resume");

    Console more = pretrain(recipe, out, "--resume", "--images", 32);
    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(more.out()).contains("32 simulated pictures");
    assertThat(PretrainRecipe.read(out.resolve("recipe.yaml")).images()).isEqualTo(32);
  }

  @Test
  void saysThatThereIsNothingToResume() {
    Console none =
        pretrain(Path.of("../recipes/pretrain.yaml"), folder.resolve("nowhere"), "--resume");

    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(Files.exists(folder.resolve("nowhere"))).isFalse();
  }

  private static Console pretrain(Path recipe, Path out, Object... more) {
    Object[] words = new Object[7 + more.length];
    Object[] first = {"pretrain", "--arch", "squeezenet1_1", "--recipe", recipe, "--out", out};
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return Console.luxate(words);
  }
}
