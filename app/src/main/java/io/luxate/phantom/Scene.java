package io.luxate.phantom;

import java.util.List;

/**
 * A joint with its neighbours, in the coordinates of the film: x right, y down, z towards the film,
 * in mm, the socket near the origin.
 *
 * @param flesh soft tissue, drawn coarsely
 * @param hard bones and metal
 * @param socket middle of the socket
 * @param ball middle of the bone that belongs in it
 * @param reachMm radius around both that holds the whole joint
 */
record Scene(List<Part> flesh, List<Part> hard, Vec socket, Vec ball, double reachMm) {
  Scene {
    flesh = List.copyOf(flesh);
    hard = List.copyOf(hard);
  }

  Scene placed(Pose pose) {
    return new Scene(
        flesh.stream().map(p -> p.placed(pose)).toList(),
        hard.stream().map(p -> p.placed(pose)).toList(),
        pose.of(socket),
        pose.of(ball),
        reachMm * pose.linear(new Vec(1, 0, 0)).length());
  }
}
