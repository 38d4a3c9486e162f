package io.luxate.explain.trust;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.luxate.image.Box;

/**
 * One map against the true box.
 *
 * @param hit whether the hottest point lies in the box: the pointing game (Zhang et al., ECCV 2016)
 * @param energy share of the evidence for the class that lies in the box, 0 to 1 (the energy-based
 *     pointing game of Wang et al., CVPR Workshops 2020); 0 where there is none
 * @param boxShare share of the radiograph that the box takes: what chance would give either
 * @param centreHit whether the picture's centre lies in the box: what a map that always points
 *     there would give
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Location(
    String path, boolean hit, double energy, double boxShare, boolean centreHit) {

  static Location of(String path, ContentMap map, Box box) {
    double inside = 0;
    double all = 0;
    int places = 0;
    int hottest = 0;
    float[] evidence = map.evidence();
    for (int i = 0; i < evidence.length; i++) {
      double speaks = Math.max(0, evidence[i]);
      boolean in = map.isIn(box, i);
      inside += in ? speaks : 0;
      places += in ? 1 : 0;
      all += speaks;
      hottest = evidence[i] > evidence[hottest] ? i : hottest;
    }
    int centre = ContentMap.SIDE / 2 * ContentMap.SIDE + ContentMap.SIDE / 2;
    return new Location(
        path,
        evidence[hottest] > 0 && map.isIn(box, hottest),
        all > 0 ? inside / all : 0,
        (double) places / evidence.length,
        map.isIn(box, centre));
  }
}
