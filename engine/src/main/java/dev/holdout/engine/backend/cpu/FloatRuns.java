package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import jdk.incubator.vector.FloatVector;

/**
 * Functions in lanes over contiguous runs, one loop each so that each is compiled by itself. A tail
 * shorter than the lanes is computed in an array of their length, so it has the bits that it would
 * have in the middle of a run. A function of many operations is cut in two loops: the compiler
 * gives up on a loop of some 400 vector operations, and then every vector is an object.
 */
final class FloatRuns {

  private static final int WIDTH = LANES.length();

  /** Numbers that go through both loops of a function of two at once; a multiple of the lanes. */
  private static final int PART = 512;

  private FloatRuns() {}

  /** A loop over whole lanes: n is a multiple of their number. */
  interface Values {
    void over(float[] x, int at, float[] y, int to, int n);
  }

  /** A loop over whole lanes that gives what arrives times the slope. */
  interface Slopes {
    void over(float[] v, int at, float[] g, int from, float[] out, int n);
  }

  /** The first of two loops, into an array of its own that stays in the nearest cache. */
  private interface First {
    void over(float[] x, int at, float[] part, int n);
  }

  private interface Second {
    void over(float[] x, int at, float[] part, float[] y, int to, int n);
  }

  private interface SecondSlope {
    void over(float[] v, int at, float[] part, float[] g, int from, float[] out, int to, int n);
  }

  static void value(Values loop, float[] x, int at, float[] y, int to, int n) {
    int whole = n - n % WIDTH;
    if (whole > 0) {
      loop.over(x, at, y, to, whole);
    }
    if (whole < n) {
      float[] edge = new float[WIDTH];
      System.arraycopy(x, at + whole, edge, 0, n - whole);
      loop.over(edge, 0, edge, 0, WIDTH);
      System.arraycopy(edge, 0, y, to + whole, n - whole);
    }
  }

  static void gradient(Slopes loop, float[] v, int at, float[] g, int from, float[] out, int n) {
    int whole = n - n % WIDTH;
    if (whole > 0) {
      loop.over(v, at, g, from, out, whole);
    }
    if (whole < n) {
      float[] edge = new float[WIDTH];
      float[] arriving = new float[WIDTH];
      System.arraycopy(v, at + whole, edge, 0, n - whole);
      System.arraycopy(g, from + whole, arriving, 0, n - whole);
      loop.over(edge, 0, arriving, 0, arriving, WIDTH);
      System.arraycopy(arriving, 0, out, whole, n - whole);
    }
  }

  private static void inParts(
      First first, Second second, float[] x, int at, float[] y, int to, int n) {
    float[] part = new float[Math.min(n, PART)];
    for (int start = 0; start < n; start += PART) {
      int length = Math.min(PART, n - start);
      first.over(x, at + start, part, length);
      second.over(x, at + start, part, y, to + start, length);
    }
  }

  private static void slopesInParts(
      First first, SecondSlope second, float[] v, int at, float[] g, int from, float[] out, int n) {
    float[] part = new float[Math.min(n, PART)];
    for (int start = 0; start < n; start += PART) {
      int length = Math.min(PART, n - start);
      first.over(v, at + start, part, length);
      second.over(v, at + start, part, g, from + start, out, start, length);
    }
  }

  private static FloatVector lanes(float[] x, int at) {
    return FloatVector.fromArray(LANES, x, at);
  }

  static void exp2(float[] x, int at, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatMath.exp2(lanes(x, at + i)).intoArray(y, to + i);
    }
  }

  static void expm1(float[] x, int at, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatMath.expm1(lanes(x, at + i)).intoArray(y, to + i);
    }
  }

  static void log2(float[] x, int at, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatMath.log2(lanes(x, at + i)).intoArray(y, to + i);
    }
  }

  static void sin(float[] x, int at, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatTrigonometry.sin(lanes(x, at + i)).intoArray(y, to + i);
    }
  }

  static void cos(float[] x, int at, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatTrigonometry.cos(lanes(x, at + i)).intoArray(y, to + i);
    }
  }

  static void geluTanh(float[] x, int at, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.geluTanh(lanes(x, at + i)).intoArray(y, to + i);
    }
  }

  static void silu(float[] x, int at, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.silu(lanes(x, at + i)).intoArray(y, to + i);
    }
  }

  static void elu(float[] x, int at, float[] y, int to, int n, float a) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.elu(lanes(x, at + i), a).intoArray(y, to + i);
    }
  }

  static void sinSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatTrigonometry.cos(lanes(v, at + i)).mul(lanes(g, from + i)).intoArray(out, i);
    }
  }

  static void cosSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatTrigonometry.sin(lanes(v, at + i)).neg().mul(lanes(g, from + i)).intoArray(out, i);
    }
  }

  static void erfSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatNormal.erfSlope(lanes(v, at + i)).mul(lanes(g, from + i)).intoArray(out, i);
    }
  }

  static void erfcSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatNormal.erfSlope(lanes(v, at + i)).neg().mul(lanes(g, from + i)).intoArray(out, i);
    }
  }

  static void logSigmoidSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatMath.sigmoid(lanes(v, at + i).neg()).mul(lanes(g, from + i)).intoArray(out, i);
    }
  }

  static void softplusSlope(
      float[] v, int at, float[] g, int from, float[] out, int n, float a, float b) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.softplusSlope(lanes(v, at + i), a, b).mul(lanes(g, from + i)).intoArray(out, i);
    }
  }

  static void eluSlope(float[] v, int at, float[] g, int from, float[] out, int n, float a) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.eluSlope(lanes(v, at + i), a).mul(lanes(g, from + i)).intoArray(out, i);
    }
  }

  private static void erfDecay(float[] x, int at, float[] part, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatNormal.erfDecay(lanes(x, at + i)).intoArray(part, i);
    }
  }

  private static void normalDecay(float[] x, int at, float[] part, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatNormal.normalDecay(lanes(x, at + i)).intoArray(part, i);
    }
  }

  private static void fall(float[] x, int at, float[] part, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.fall(lanes(x, at + i)).intoArray(part, i);
    }
  }

  private static void gateFall(float[] x, int at, float[] part, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.gateFall(lanes(x, at + i)).intoArray(part, i);
    }
  }

  private static void log1(float[] x, int at, float[] part, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatMath.log(lanes(x, at + i).add(1f)).intoArray(part, i);
    }
  }

  private static void fallOf(float factor, float[] x, int at, float[] part, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.fall(lanes(x, at + i).mul(factor)).intoArray(part, i);
    }
  }

  static void log1p(float[] x, int at, float[] y, int to, int n) {
    inParts(FloatRuns::log1, FloatRuns::log1pOf, x, at, y, to, n);
  }

  private static void log1pOf(float[] x, int at, float[] part, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatMath.log1p(lanes(x, at + i), lanes(part, i)).intoArray(y, to + i);
    }
  }

  static void erf(float[] x, int at, float[] y, int to, int n) {
    inParts(FloatRuns::erfDecay, FloatRuns::erfOf, x, at, y, to, n);
  }

  private static void erfOf(float[] x, int at, float[] part, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatNormal.erf(lanes(x, at + i), lanes(part, i)).intoArray(y, to + i);
    }
  }

  static void erfc(float[] x, int at, float[] y, int to, int n) {
    inParts(FloatRuns::erfDecay, FloatRuns::erfcOf, x, at, y, to, n);
  }

  private static void erfcOf(float[] x, int at, float[] part, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatNormal.erfc(lanes(x, at + i), lanes(part, i)).intoArray(y, to + i);
    }
  }

  static void gelu(float[] x, int at, float[] y, int to, int n) {
    inParts(FloatRuns::normalDecay, FloatRuns::geluOf, x, at, y, to, n);
  }

  private static void geluOf(float[] x, int at, float[] part, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatNormal.gelu(lanes(x, at + i), lanes(part, i)).intoArray(y, to + i);
    }
  }

  static void logSigmoid(float[] x, int at, float[] y, int to, int n) {
    inParts(FloatRuns::fall, FloatRuns::logSigmoidOf, x, at, y, to, n);
  }

  private static void logSigmoidOf(float[] x, int at, float[] part, float[] y, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.logSigmoid(lanes(x, at + i), lanes(part, i)).intoArray(y, to + i);
    }
  }

  static void softplus(float[] x, int at, float[] y, int to, int n, float a, float b) {
    inParts(
        (v, i, part, m) -> fallOf(a, v, i, part, m),
        (v, i, part, w, j, m) -> softplusOf(v, i, part, w, j, m, a, b),
        x,
        at,
        y,
        to,
        n);
  }

  private static void softplusOf(
      float[] x, int at, float[] part, float[] y, int to, int n, float a, float b) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatGates.softplus(lanes(x, at + i), lanes(part, i), a, b).intoArray(y, to + i);
    }
  }

  static void siluSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    slopesInParts(FloatRuns::fall, FloatRuns::siluSlopeOf, v, at, g, from, out, n);
  }

  private static void siluSlopeOf(
      float[] v, int at, float[] part, float[] g, int from, float[] out, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatVector slope = FloatGates.siluSlope(lanes(v, at + i), lanes(part, i));
      slope.mul(lanes(g, from + i)).intoArray(out, to + i);
    }
  }

  static void geluSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    slopesInParts(FloatRuns::normalDecay, FloatRuns::geluSlopeOf, v, at, g, from, out, n);
  }

  private static void geluSlopeOf(
      float[] v, int at, float[] part, float[] g, int from, float[] out, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatVector slope = FloatNormal.geluSlope(lanes(v, at + i), lanes(part, i));
      slope.mul(lanes(g, from + i)).intoArray(out, to + i);
    }
  }

  static void geluTanhSlope(float[] v, int at, float[] g, int from, float[] out, int n) {
    slopesInParts(FloatRuns::gateFall, FloatRuns::geluTanhSlopeOf, v, at, g, from, out, n);
  }

  private static void geluTanhSlopeOf(
      float[] v, int at, float[] part, float[] g, int from, float[] out, int to, int n) {
    for (int i = 0; i < n; i += WIDTH) {
      FloatVector slope = FloatGates.geluTanhSlope(lanes(v, at + i), lanes(part, i));
      slope.mul(lanes(g, from + i)).intoArray(out, to + i);
    }
  }
}
