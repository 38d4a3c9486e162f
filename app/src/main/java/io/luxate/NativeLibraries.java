package io.luxate;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import org.bytedeco.javacpp.Loader;

/** The folder that JavaCPP unpacks libraries into, and the turn to do so. */
public final class NativeLibraries {
  private NativeLibraries() {}

  /**
   * Loads libraries while no other thread and no other Luxate does. The first start unpacks them
   * for all later ones; JavaCPP does not keep two first starts apart, and one of them would find a
   * library cut short under its feet.
   *
   * @param load whatever first touches a class of the libraries
   * @throws IOException when the folder cannot be written
   */
  public static synchronized void load(Runnable load) throws IOException {
    try (RandomAccessFile lock =
            new RandomAccessFile(new File(Loader.getCacheDir(), "luxate.lock"), "rw");
        FileLock held = lock.getChannel().lock()) {
      if (held.isValid()) {
        load.run();
      }
    }
  }
}
