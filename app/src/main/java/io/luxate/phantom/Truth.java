package io.luxate.phantom;

import io.luxate.image.Box;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known about one simulated radiograph. Boxes and centres are in continuous pixels of the
 * written file, x right and y down from its top left corner.
 *
 * @param path relative to the set's folder
 * @param label {@code dislocated} or {@code located}
 * @param jointBox holds the socket and the bone that belongs in it
 * @param jointCentre the middle of the joint, inside the box
 * @param socket middle of the socket
 * @param ball middle of the bone that belongs in it
 * @param displacementMm of the bone from its place in the socket, 0 when located
 * @param direction of the dislocation, {@code none} when located
 * @param side {@code left} or {@code right}
 * @param sex {@code female} or {@code male}
 * @param mmPerPx size of a pixel in the plane of the joint
 * @param parameters every number sampled for what this picture shows, by name, but for the noise of
 *     its pixels; yes is 1 and no is 0, and a text is its place in the list it was picked from
 */
public record Truth(
    String path,
    String label,
    String joint,
    String site,
    String patient,
    String view,
    String side,
    String sex,
    int widthPx,
    int heightPx,
    Box jointBox,
    Point jointCentre,
    Point socket,
    Point ball,
    double displacementMm,
    String direction,
    double mmPerPx,
    Map<String, Double> parameters) {
  /** The label of a joint out of its socket. */
  public static final String DISLOCATED = "dislocated";

  /** The label of a joint in place. */
  public static final String LOCATED = "located";

  public Truth {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters)); // keeps the file's order
  }

  /** A place in pixels. */
  public record Point(double x, double y) {}

  public boolean dislocated() {
    return label.equals(DISLOCATED);
  }

  Truth at(String file) {
    return new Truth(
        file,
        label,
        joint,
        site,
        patient,
        view,
        side,
        sex,
        widthPx,
        heightPx,
        jointBox,
        jointCentre,
        socket,
        ball,
        displacementMm,
        direction,
        mmPerPx,
        parameters);
  }
}
