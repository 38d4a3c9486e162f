package io.luxate.dataset;

import io.luxate.Documents;
import io.luxate.image.Pictures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Little pictures of noise with two marks that have nothing to do with each other, and the table
 * that names them: a bright {@code disc}, dark {@code stripes}, both, or none.
 */
public final class Marked {
  private static final int SIDE_PX = 48;

  private Marked() {}

  /** As many pictures of each of the four kinds, one patient each, in {@code images.csv}. */
  public static Path write(Path folder, int ofEachKind, long seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>(List.of("path,labels,patient"));
    for (int i = 0; i < 4 * ofEachKind; i++) {
      boolean disc = i % 2 == 1;
      boolean stripes = i % 4 > 1;
      String path = "picture " + i + ".png";
      Documents.write(folder.resolve(path), Pictures.encode(draw(disc, stripes, random), "png"));
      rows.add(path + "," + text(disc, stripes) + ",p" + seed + "-" + i);
    }
    Documents.write(folder.resolve("images.csv"), String.join("\n", rows) + "\n");
    return folder;
  }

  private static String text(boolean disc, boolean stripes) {
    return (disc ? "disc" : "") + (disc && stripes ? "; " : "") + (stripes ? "stripes" : "");
  }

  private static BufferedImage draw(boolean disc, boolean stripes, Random random) {
    BufferedImage image = new BufferedImage(SIDE_PX, SIDE_PX, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < SIDE_PX * SIDE_PX; i++) {
      image.getRaster().setSample(i % SIDE_PX, i / SIDE_PX, 0, 100 + random.nextInt(40));
    }
    Graphics2D pen = image.createGraphics();
    if (disc) {
      pen.setColor(Color.WHITE);
      pen.fillOval(2 + random.nextInt(28), 2 + random.nextInt(28), 16, 16);
    }
    if (stripes) {
      pen.setColor(Color.BLACK);
      int x = 2 + random.nextInt(26);
      int y = 2 + random.nextInt(26);
      for (int line = 0; line < 18; line += 6) {
        pen.fillRect(x, y + line, 18, 3);
      }
    }
    pen.dispose();
    return image;
  }
}
