package dev.holdout.engine.optim;

import java.util.function.DoubleFunction;

/**
 * Searches along a direction for a point where the loss has fallen enough and its slope has become
 * flat enough: first outwards until such points are bracketed, then inwards by cubic interpolation.
 *
 * <p>Source: J. Nocedal and S. Wright, "Numerical optimization", 2nd edition, algorithms 3.5 and
 * 3.6, with the safeguards and limits of torch.optim.LBFGS.
 */
final class StrongWolfe {

  private static final double ENOUGH_FALL = 1e-4;
  private static final double FLAT_ENOUGH = 0.9;
  private static final double LEAST_CHANGE = 1e-9;
  private static final int MOST_TRIES = 25;

  /**
   * A point of the line.
   *
   * @param length how far from the start
   * @param gradient of all parameters
   * @param slope of the loss along the direction
   */
  record Point(double length, double loss, double[] gradient, double slope) {}

  /** What was found, and how many losses it took. */
  record Found(Point point, int evaluations) {}

  private final DoubleFunction<Point> line;
  private final double reach;
  private final Point[] ends = new Point[2];
  private Point start;
  private int low;
  private boolean done;
  private int tries;
  private int evaluations;

  /**
   * @param line the point at a length
   * @param reach the largest element of the direction
   */
  StrongWolfe(DoubleFunction<Point> line, double reach) {
    this.line = line;
    this.reach = reach;
  }

  Found search(Point from, double firstLength) {
    start = from;
    bracket(firstLength);
    low = ends[0].loss() <= ends[1].loss() ? 0 : 1;
    boolean slow = false;
    while (!done && tries < MOST_TRIES) {
      double left = Math.min(ends[0].length(), ends[1].length());
      double right = Math.max(ends[0].length(), ends[1].length());
      if ((right - left) * reach < LEAST_CHANGE) {
        break;
      }
      double length = cubic(ends[0], ends[1], left, right);
      double margin = 0.1 * (right - left);
      boolean atAnEnd = Math.min(right - length, length - left) < margin;
      // Twice in a row near an end, or once beyond it: the search is set off from that end.
      boolean forced = atAnEnd && (slow || length >= right || length <= left);
      if (forced) {
        boolean rightIsNear = Math.abs(length - right) < Math.abs(length - left);
        length = rightIsNear ? right - margin : left + margin;
      }
      slow = atAnEnd && !forced;
      narrow(at(length));
      tries++;
    }
    return new Found(ends[low], evaluations);
  }

  /** Goes outwards until a good point is found or lies between two. */
  private void bracket(double firstLength) {
    Point before = start;
    Point now = at(firstLength);
    while (tries < MOST_TRIES) {
      boolean flat = Math.abs(now.slope()) <= -FLAT_ENOUGH * start.slope();
      if (fellTooLittle(now) || (tries > 1 && now.loss() >= before.loss())) {
        between(before, now);
        return;
      } else if (flat) {
        between(now, now);
        done = true;
        return;
      } else if (now.slope() >= 0) {
        between(before, now);
        return;
      }
      double nearest = now.length() + 0.01 * (now.length() - before.length());
      double length = cubic(before, now, nearest, now.length() * 10);
      before = now;
      now = at(length);
      tries++;
    }
    between(start, now);
  }

  /** Puts a point between both ends in the place of one of them. */
  private void narrow(Point point) {
    int high = 1 - low;
    if (fellTooLittle(point) || point.loss() >= ends[low].loss()) {
      ends[high] = point;
      low = ends[0].loss() <= ends[1].loss() ? 0 : 1;
      return;
    }
    if (Math.abs(point.slope()) <= -FLAT_ENOUGH * start.slope()) {
      done = true;
    } else if (point.slope() * (ends[high].length() - ends[low].length()) >= 0) {
      ends[high] = ends[low];
    }
    ends[low] = point;
  }

  private boolean fellTooLittle(Point point) {
    return point.loss() > start.loss() + ENOUGH_FALL * point.length() * start.slope();
  }

  private void between(Point first, Point second) {
    ends[0] = first;
    ends[1] = second;
  }

  private Point at(double length) {
    evaluations++;
    return line.apply(length);
  }

  /** Where the cubic through both points, with their slopes, is lowest, held between two bounds. */
  private static double cubic(Point one, Point other, double least, double most) {
    Point left = one.length() <= other.length() ? one : other;
    Point right = left == one ? other : one;
    double width = right.length() - left.length();
    double bend = left.slope() + right.slope() - 3 * (left.loss() - right.loss()) / -width;
    double square = bend * bend - left.slope() * right.slope();
    if (!(square >= 0)) {
      return (least + most) / 2;
    }
    double root = Math.sqrt(square);
    double share = (right.slope() + root - bend) / (right.slope() - left.slope() + 2 * root);
    return Math.min(Math.max(right.length() - width * share, least), most);
  }
}
