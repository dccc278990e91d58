package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.backend.UnaryKernel;
import jdk.incubator.vector.FloatVector;

/**
 * Long short-term memory over all steps of a sequence, and back. The memory between: {@code 6 time
 * + 2} blocks of {@code [batch, hidden]}, first the states h before and after each step, then the
 * cells c, then each step's gates after their functions, a row holding i, f, g, o.
 */
final class LstmRuns {

  private final int time;
  private final int batch;
  private final int hidden;

  /** Numbers of a block. */
  private final int block;

  /**
   * @param gates {@code [time, batch, 4 hidden]}
   */
  LstmRuns(Strided gates) {
    time = gates.shape()[0];
    batch = gates.shape()[1];
    hidden = gates.shape()[2] / 4;
    block = batch * hidden;
  }

  private int state(int t) {
    return t * block;
  }

  private int cell(int t) {
    return (time + 1 + t) * block;
  }

  private int gates(int t) {
    return (2 * (time + 1) + 4 * t) * block;
  }

  /** Fills the memory; the operations of the plain form in its order. */
  void forward(Strided input, Strided weight, Strided bias, Strided h, Strided c, Strided out) {
    float[] memory = CpuBackend.floats(out);
    int base = out.offset();
    float[] x = CpuBackend.floats(input);
    System.arraycopy(CpuBackend.floats(h), h.offset(), memory, base + state(0), block);
    System.arraycopy(CpuBackend.floats(c), c.offset(), memory, base + cell(0), block);
    FloatMatrix byHidden = FloatMatrix.of(weight).transposed();
    float[] added = bias == null ? null : CpuBackend.floats(bias);
    int biasAt = bias == null ? 0 : bias.offset();
    for (int t = 0; t < time; t++) {
      FloatMatrix before = new FloatMatrix(memory, base + state(t), batch, hidden, hidden, 1);
      int at = base + gates(t);
      FloatMatMul.multiply(before, byHidden, added, biasAt, memory, at, 4 * hidden);
      sum(x, input.offset() + 4 * t * block, memory, at, 4 * block);
      for (int b = 0; b < batch; b++) {
        int row = at + 4 * b * hidden;
        sigmoid(memory, row, 2 * hidden);
        tanh(memory, row + 2 * hidden, memory, row + 2 * hidden, hidden);
        sigmoid(memory, row + 3 * hidden, hidden);
        int place = base + b * hidden;
        remember(memory, row, place + cell(t), place + cell(t + 1));
      }
      tanh(memory, base + cell(t + 1), memory, base + state(t + 1), block);
      for (int b = 0; b < batch; b++) {
        int row = at + (4 * b + 3) * hidden;
        int after = base + state(t + 1) + b * hidden;
        BinaryLanes.multiply(memory, row, 1, memory, after, 1, memory, after, hidden);
      }
    }
  }

  /**
   * Walks back.
   *
   * @param arriving for the memory, laid out as it is
   * @param gateGradient takes what arrives for the gates before their functions
   * @param toState takes what arrives for the first state
   * @param toCell takes what arrives for the first cell
   */
  void backward(
      Strided weight,
      Strided out,
      Strided arriving,
      Strided gateGradient,
      Strided toState,
      Strided toCell) {
    float[] memory = CpuBackend.floats(out);
    int base = out.offset();
    float[] given = CpuBackend.floats(arriving);
    int from = arriving.offset();
    float[] dGates = CpuBackend.floats(gateGradient);
    float[] dh = CpuBackend.floats(toState);
    float[] dc = CpuBackend.floats(toCell);
    int h = toState.offset();
    int c = toCell.offset();
    FloatMatrix byGates = FloatMatrix.of(weight);
    Scratch scratch = Scratch.ofThread();
    float[] bent = scratch.take(block);
    System.arraycopy(given, from + state(time), dh, h, block);
    System.arraycopy(given, from + cell(time), dc, c, block);
    for (int t = time - 1; t >= 0; t--) {
      int at = gateGradient.offset() + 4 * t * block;
      tanh(memory, base + cell(t + 1), bent, 0, block);
      System.arraycopy(given, from + gates(t), dGates, at, 4 * block);
      for (int b = 0; b < batch; b++) {
        int place = b * hidden;
        int row = base + gates(t) + 4 * place;
        int before = base + cell(t) + place;
        int to = at + 4 * place;
        slopes(memory, row, before, bent, place, dh, h + place, dc, c + place, dGates, to);
      }
      FloatMatrix rows = new FloatMatrix(dGates, at, batch, 4 * hidden, 4 * hidden, 1);
      FloatMatMul.multiply(rows, byGates, null, 0, dh, h, hidden);
      sum(given, from + state(t), dh, h, block);
      sum(given, from + cell(t), dc, c, block);
    }
    scratch.give(bent);
  }

  private static void sigmoid(float[] values, int at, int n) {
    FloatUnary.value(UnaryKernel.SIGMOID, 0, 0, values, at, values, at, n);
  }

  private static void tanh(float[] x, int at, float[] y, int to, int n) {
    FloatUnary.value(UnaryKernel.TANH, 0, 0, x, at, y, to, n);
  }

  /** y += x. */
  private static void sum(float[] x, int at, float[] y, int to, int n) {
    BinaryLanes.add(x, at, 1, y, to, 1, y, to, n);
  }

  /** c' = f c + i g, for one row. */
  private void remember(float[] m, int row, int before, int after) {
    int n = hidden;
    int k = 0;
    for (; k <= n - LANES.length(); k += LANES.length()) {
      FloatVector i = FloatVector.fromArray(LANES, m, row + k);
      FloatVector f = FloatVector.fromArray(LANES, m, row + n + k);
      FloatVector g = FloatVector.fromArray(LANES, m, row + 2 * n + k);
      f.mul(FloatVector.fromArray(LANES, m, before + k)).add(i.mul(g)).intoArray(m, after + k);
    }
    for (; k < n; k++) {
      m[after + k] = m[row + n + k] * m[before + k] + m[row + k] * m[row + 2 * n + k];
    }
  }

  /**
   * One row: what arrives for its gates before their functions, in place of what arrives after
   * them, and for the cell before, in place of the cell after.
   */
  private void slopes(
      float[] m,
      int row,
      int before,
      float[] bent,
      int place,
      float[] dh,
      int h,
      float[] dc,
      int c,
      float[] out,
      int to) {
    int n = hidden;
    for (int k = 0; k < n; k++) {
      if (k + LANES.length() <= n) {
        lanes(m, row + k, before + k, bent, place + k, dh, h + k, dc, c + k, out, to + k);
        k += LANES.length() - 1;
        continue;
      }
      float i = m[row + k];
      float f = m[row + n + k];
      float g = m[row + 2 * n + k];
      float o = m[row + 3 * n + k];
      float t = bent[place + k];
      float arriving = dh[h + k];
      float cell = dc[c + k] + arriving * o * (1f - t * t);
      out[to + k] = (out[to + k] + cell * g) * (i * (1f - i));
      out[to + n + k] = (out[to + n + k] + cell * m[before + k]) * (f * (1f - f));
      out[to + 2 * n + k] = (out[to + 2 * n + k] + cell * i) * (1f - g * g);
      out[to + 3 * n + k] = (out[to + 3 * n + k] + arriving * t) * (o * (1f - o));
      dc[c + k] = cell * f;
    }
  }

  private void lanes(
      float[] m,
      int row,
      int before,
      float[] bent,
      int place,
      float[] dh,
      int h,
      float[] dc,
      int c,
      float[] out,
      int to) {
    FloatVector one = FloatVector.broadcast(LANES, 1f);
    FloatVector i = FloatVector.fromArray(LANES, m, row);
    FloatVector f = FloatVector.fromArray(LANES, m, row + hidden);
    FloatVector g = FloatVector.fromArray(LANES, m, row + 2 * hidden);
    FloatVector o = FloatVector.fromArray(LANES, m, row + 3 * hidden);
    FloatVector t = FloatVector.fromArray(LANES, bent, place);
    FloatVector arriving = FloatVector.fromArray(LANES, dh, h);
    FloatVector cell =
        FloatVector.fromArray(LANES, dc, c).add(arriving.mul(o).mul(one.sub(t.mul(t))));
    FloatVector old = FloatVector.fromArray(LANES, m, before);
    int n = hidden;
    given(out, to).add(cell.mul(g)).mul(i.mul(one.sub(i))).intoArray(out, to);
    given(out, to + n).add(cell.mul(old)).mul(f.mul(one.sub(f))).intoArray(out, to + n);
    given(out, to + 2 * n).add(cell.mul(i)).mul(one.sub(g.mul(g))).intoArray(out, to + 2 * n);
    given(out, to + 3 * n).add(arriving.mul(t)).mul(o.mul(one.sub(o))).intoArray(out, to + 3 * n);
    cell.mul(f).intoArray(dc, c);
  }

  private static FloatVector given(float[] values, int at) {
    return FloatVector.fromArray(LANES, values, at);
  }
}
