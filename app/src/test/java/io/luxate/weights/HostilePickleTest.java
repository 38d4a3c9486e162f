package io.luxate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.LuxateException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people hide in pickles; none of it may do more here than be named. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostilePickleTest {
  private final Path file;

  HostilePickleTest(@TempDir Path folder) {
    file = folder.resolve("weights.pth");
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "nt, system",
    "builtins, eval",
    "builtins, exec",
    "builtins, getattr",
    "__builtin__, eval",
    "subprocess, Popen",
    "torch.hub, load",
    "torch.jit, load",
    "torch, load",
    "torch.nn.modules.module, Module",
    "torch._utils, _rebuild_tensor_v2.__globals__",
    "torch._utils, __import__",
    "collections, OrderedDict.fromkeys",
    "collections, namedtuple",
    "numpy.core.multiarray, scalar",
    "numpy, load",
    "argparse, Namespace",
    "runpy, run_path",
    "torch, FloatStorage.from_file",
  })
  void refusesEveryOtherPythonNameByThatName(String module, String name) {
    refuses(
        new Pickler().global(module, name).raw("(").text("echo hacked").raw("tR"),
        "the Python object " + module + "." + name);
    refuses(
        new Pickler().text(module).text(name).raw(0x93).raw(")R"),
        "the Python object " + module + "." + name);
    refuses(
        new Pickler()
            .raw("}")
            .text("state_dict")
            .global("collections", "OrderedDict")
            .raw("((")
            .text("key")
            .global(module, name)
            .raw("tltR"),
        "the Python object " + module + "." + name);
  }

  @Test
  void refusesToMakeObjectsByAnyOtherOpcode() {
    refuses(new Pickler().raw("(").text("id").raw("ios\nsystem\n"), "INST of os.system");
    refuses(new Pickler().raw("(No"), "OBJ");
    refuses(new Pickler().raw("N)").raw(0x81), "NEWOBJ");
    refuses(new Pickler().raw("N)}").raw(0x92), "NEWOBJ_EX");
    refuses(new Pickler().raw(0x82, 1), "EXT");
    refuses(new Pickler().raw(0x83, 1, 0), "EXT");
    refuses(new Pickler().raw(0x84, 1, 0, 0, 0), "EXT");
    refuses(new Pickler().raw("Pos.system\n"), "PERSID");
    refuses(new Pickler().raw(0x97), "opcode 151");
    refuses(new Pickler().raw("C").raw(1, 65), "bytes");
    refuses(new Pickler().raw(0x8f), "a set");
  }

  @Test
  void callsNothingButTheBuildersOfTensorsAndDicts() {
    refuses(new Pickler().text("os.system").raw("(").text("id").raw("tR"), "REDUCE");
    refuses(new Pickler().global("torch", "FloatStorage").raw(")R"), "REDUCE");
    refuses(new Pickler().global("collections", "OrderedDict").raw("NR"), "REDUCE");
    refuses(new Pickler().raw("}").raw("}R"), "REDUCE");
    refuses(new Pickler().global("torch._utils", "_rebuild_parameter").raw("(NtR"), "no tensor");
    refuses(new Pickler().global("torch._utils", "_rebuild_tensor_v2").raw(")R"), "does not fit");
  }

  @Test
  void setsNoAttributesOfAnything() {
    refuses(new Pickler().global("torch._utils", "_rebuild_tensor_v2").raw("}b"), "BUILD");
    refuses(new Pickler().raw("]}b"), "BUILD");
    byte[] harmless =
        new Pickler()
            .global("collections", "OrderedDict")
            .raw(")R}")
            .text("__class__")
            .text("os")
            .raw("sb")
            .text("a")
            .tensor("0", 4, 0, new long[] {4}, new long[] {1})
            .raw("s")
            .stop();
    Pickler.zip(file, harmless, Map.of("0", Pickler.floats(1, 2, 3, 4)));
    assertThat(WeightsFile.read(file).tensors()).containsOnlyKeys("a");
  }

  @Test
  void namesNothingThatCouldSteerATerminal() {
    assertThatThrownBy(() -> read(new Pickler().global("o\u001b[2Js\u0007", "sys\rtem").stop()))
        .hasMessageContaining("o?[2Js?.sys?tem")
        .message()
        .doesNotContainPattern("\\p{Cntrl}");
    refuses(new Pickler().raw("c" + "a".repeat(5000)), "a name without end");
  }

  @Test
  void staysSmallUnderAPickleThatDoublesItself() {
    Pickler laughs = new Pickler().raw("]q").raw(0);
    for (int i = 0; i < 200; i++) {
      laughs.raw("](h").raw(i).raw("h").raw(i).raw("eq").raw(i + 1);
    }
    refuses(laughs, "no dict");
    Pickler dicts = new Pickler().raw("}q").raw(0);
    for (int i = 0; i < 200; i++) {
      dicts.raw("}(").text("a").raw("h").raw(i).text("b").raw("h").raw(i).raw("uq").raw(i + 1);
    }
    refuses(dicts, "no dict of tensors");
  }

  @Test
  void followsNoCircle() {
    refuses(new Pickler().raw("}q").raw(0).text("model").raw("h").raw(0).raw("s"), "no dict of");
    refuses(new Pickler().raw("]q").raw(0).raw("h").raw(0).raw("a"), "no dict");
    refuses(new Pickler().raw("}q").raw(0).raw("]h").raw(0).raw("a").text("a").raw("s"), "neither");
  }

  @ParameterizedTest
  @ValueSource(strings = {"}", "]", "N", "(", "}0", ")"})
  void stopsAtAMillionSteps(String opcodes) {
    refuses(
        new Pickler().raw(opcodes.repeat(2_000_000 / opcodes.length())), "more than 1000000 steps");
  }

  @Test
  void stopsAtADeepNest() {
    Pickler deep = new Pickler();
    for (int i = 0; i < 100_000; i++) {
      deep.raw("}").text("model");
    }
    refuses(deep.raw("N").raw("s".repeat(100_000)), "no dict of tensors");
    refuses(new Pickler().raw("(".repeat(300_000)).raw("t".repeat(300_000)), "no dict");
  }

  @Test
  void believesNoLengthBeforeItHasTheBytes() {
    refuses(new Pickler().raw("X").little(4, -1), "cut short");
    refuses(new Pickler().raw("X").little(4, Integer.MAX_VALUE), "cut short");
    refuses(new Pickler().raw("T").little(4, -5), "cut short");
    refuses(new Pickler().raw(0x8d).little(8, 1L << 60), "cut short");
    refuses(new Pickler().raw(0x8d).little(8, -1), "cut short");
    refuses(new Pickler().raw(0x8a, 255), "64 bits");
    refuses(new Pickler().raw(0x8b).little(4, -1), "opcode 139");
    refuses(new Pickler().raw("r").little(4, Integer.MAX_VALUE), "did not give");
    refuses(new Pickler().raw("Nr").little(4, -1).raw("j").little(4, 7), "did not remember");
    refuses(new Pickler().raw("t"), "did not begin");
    refuses(new Pickler().raw("0"), "did not give");
    refuses(new Pickler().raw("(1("), "did not give");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1152921504606846976 | 0 | 1152921504606846976 | 1",
        "2147483647 | 0 | 2147483647 | 1",
        "9223372036854775807 | 0 | 4 | 1",
        "-1 | 0 | 4 | 1",
        "4 | 1 | 4 | 1",
        "4 | -1 | 2 | 1",
        "4 | 9223372036854775807 | 1 | 1",
        "4 | 0 | 5 | 1",
        "4 | 0 | -4 | 1",
        "4 | 0 | 2 | 4",
        "4 | 3 | 2 | -1",
        "4 | 0 | 2 | 9223372036854775807",
        "4 | 0 | 1000000000000 | 0",
        "4 | 0 | 3,3 | 1,1",
        "4 | 0 | 4294967296,4294967296 | 1,1",
        "4 | 0 | 4294967296,4294967296 | 0,0",
        "4 | 0 | 2,2 | 1",
        "4 | 4 | 1 | 1",
        "4 | 0 | 0,9223372036854775807 | 1,1",
        "4 | 0 | 1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1 | 1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1",
        "5 | 0 | 4 | 1",
        "3 | 0 | 3 | 1",
      })
  void refusesATensorThatLiesAboutItsNumbers(
      long count, long offset, String shape, String strides) {
    byte[] pickle =
        new Pickler()
            .raw("}")
            .text("a")
            .tensor("0", count, offset, longs(shape), longs(strides))
            .raw("s")
            .stop();
    assertThatThrownBy(() -> read(pickle))
        .isInstanceOf(LuxateException.class)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  @Test
  void refusesManyTensorsThatShareOneStorage() {
    Pickler many = new Pickler().raw("}");
    long[] shape = {250_000};
    for (int i = 0; i < 10_000; i++) {
      many.text("t" + i).tensor("0", 250_000, 0, shape, new long[] {1}).raw("s");
    }
    Pickler.zip(file, many.stop(), Map.of("0", new byte[1_000_000]));
    assertThatThrownBy(() -> WeightsFile.read(file))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining("claim more numbers than it can hold");
  }

  @Test
  void refusesOneStorageDescribedInTwoWays() {
    refuses(
        new Pickler()
            .raw("}")
            .text("a")
            .tensor("0", 4, 0, new long[] {4}, new long[] {1})
            .raw("s")
            .text("b")
            .tensor("DoubleStorage", "0", 2, 0, new long[] {2}, new long[] {1})
            .raw("s"),
        "in two ways");
  }

  private void refuses(Pickler pickle, String words) {
    assertThatThrownBy(() -> read(pickle.stop()))
        .isInstanceOf(LuxateException.class)
        .hasMessageContaining(file + " is no usable weights file")
        .hasMessageContaining(words)
        .extracting(e -> ((LuxateException) e).kind())
        .isEqualTo(LuxateException.Kind.DATA);
  }

  private WeightsFile read(byte[] pickle) {
    Pickler.zip(file, pickle, Map.of("0", Pickler.floats(1, 2, 3, 4)));
    return WeightsFile.read(file);
  }

  private static long[] longs(String text) {
    String[] parts = text.split(",", -1);
    long[] numbers = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Long.parseLong(parts[i]);
    }
    return numbers;
  }
}
