package dev.holdout.engine.backend.cpu;

import static dev.holdout.engine.backend.cpu.FloatMath.LANES;

import dev.holdout.engine.backend.Strided;
import jdk.incubator.vector.FloatVector;

/**
 * Long short-term memory over all steps of a sequence, and back. The memory between: the states and
 * the cells, {@code [time + 1, batch, hidden]} from the first on, and each step's gates after their
 * functions, a row holding i, f, g, o.
 */
final class LstmRuns {

  private final int time;
  private final int batch;
  private final int hidden;

  /** Numbers of a state. */
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

  /** Fills the memory, which starts its arrays; the operations of the plain form in its order. */
  void forward(
      Strided input,
      Strided weight,
      Strided bias,
      Strided first,
      Strided firstCell,
      float[] states,
      float[] cells,
      float[] opened) {
    float[] x = CpuBackend.floats(input);
    System.arraycopy(CpuBackend.floats(first), first.offset(), states, 0, block);
    System.arraycopy(CpuBackend.floats(firstCell), firstCell.offset(), cells, 0, block);
    FloatMatrix byHidden = FloatMatrix.of(weight).transposed();
    float[] added = bias == null ? null : CpuBackend.floats(bias);
    int biasAt = bias == null ? 0 : bias.offset();
    for (int t = 0; t < time; t++) {
      int at = t * block;
      FloatMatrix before = new FloatMatrix(states, at, batch, hidden, hidden, 1);
      FloatMatMul.multiply(before, byHidden, added, biasAt, opened, 4 * at, 4 * hidden);
      BinaryLanes.add(x, input.offset() + 4 * at, 1, opened, 4 * at, 1, opened, 4 * at, 4 * block);
      for (int b = 0; b < batch; b++) {
        int place = at + b * hidden;
        open(opened, 4 * place);
        remember(opened, 4 * place, cells, place, place + block);
      }
      int after = at + block;
      FloatCurves.tanh(cells, after, states, after, block);
      for (int b = 0; b < batch; b++) {
        int row = 4 * at + (4 * b + 3) * hidden;
        int place = after + b * hidden;
        BinaryLanes.multiply(opened, row, 1, states, place, 1, states, place, hidden);
      }
    }
  }

  /** The functions of one row of gates. */
  private void open(float[] gates, int row) {
    FloatCurves.sigmoid(gates, row, gates, row, 2 * hidden);
    FloatCurves.tanh(gates, row + 2 * hidden, gates, row + 2 * hidden, hidden);
    FloatCurves.sigmoid(gates, row + 3 * hidden, gates, row + 3 * hidden, hidden);
  }

  /**
   * Walks back.
   *
   * @param arriving for the states after each step, {@code [time, batch, hidden]}
   * @param gateGradient takes what arrives for the gates before their functions
   * @param toState what arrives for the last state; takes what arrives for the first
   * @param toCell what arrives for the last cell; takes what arrives for the first
   */
  void backward(
      Strided weight,
      float[] cells,
      float[] opened,
      Strided arriving,
      Strided gateGradient,
      Strided toState,
      Strided toCell) {
    float[] given = CpuBackend.floats(arriving);
    float[] dGates = CpuBackend.floats(gateGradient);
    float[] dh = CpuBackend.floats(toState);
    float[] dc = CpuBackend.floats(toCell);
    int h = toState.offset();
    int c = toCell.offset();
    FloatMatrix byGates = FloatMatrix.of(weight);
    Scratch scratch = Scratch.ofThread();
    float[] bent = scratch.take(block);
    for (int t = time - 1; t >= 0; t--) {
      int cell = t * block;
      BinaryLanes.add(given, arriving.offset() + cell, 1, dh, h, 1, dh, h, block);
      FloatCurves.tanh(cells, cell + block, bent, 0, block);
      int at = gateGradient.offset() + 4 * cell;
      for (int b = 0; b < batch; b++) {
        int place = b * hidden;
        int row = 4 * (cell + place);
        slopes(
            opened,
            row,
            cells,
            cell + place,
            bent,
            place,
            dh,
            h + place,
            dc,
            c + place,
            dGates,
            at + 4 * place);
      }
      FloatMatrix rows = new FloatMatrix(dGates, at, batch, 4 * hidden, 4 * hidden, 1);
      FloatMatMul.multiply(rows, byGates, null, 0, dh, h, hidden);
    }
    scratch.give(bent);
  }

  /** c' = f c + i g, for one row. */
  private void remember(float[] gates, int row, float[] cells, int before, int after) {
    int n = hidden;
    int k = 0;
    for (; k <= n - LANES.length(); k += LANES.length()) {
      FloatVector i = FloatVector.fromArray(LANES, gates, row + k);
      FloatVector f = FloatVector.fromArray(LANES, gates, row + n + k);
      FloatVector g = FloatVector.fromArray(LANES, gates, row + 2 * n + k);
      FloatVector old = FloatVector.fromArray(LANES, cells, before + k);
      f.mul(old).add(i.mul(g)).intoArray(cells, after + k);
    }
    for (; k < n; k++) {
      cells[after + k] =
          gates[row + n + k] * cells[before + k] + gates[row + k] * gates[row + 2 * n + k];
    }
  }

  /**
   * One row: what arrives for its gates before their functions, and for the cell before, in place
   * of the cell after.
   *
   * @param bent tanh of the cell after
   */
  private void slopes(
      float[] gates,
      int row,
      float[] cells,
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
    FloatVector one = FloatVector.broadcast(LANES, 1f);
    int k = 0;
    for (; k <= n - LANES.length(); k += LANES.length()) {
      FloatVector i = FloatVector.fromArray(LANES, gates, row + k);
      FloatVector f = FloatVector.fromArray(LANES, gates, row + n + k);
      FloatVector g = FloatVector.fromArray(LANES, gates, row + 2 * n + k);
      FloatVector o = FloatVector.fromArray(LANES, gates, row + 3 * n + k);
      FloatVector t = FloatVector.fromArray(LANES, bent, place + k);
      FloatVector arriving = FloatVector.fromArray(LANES, dh, h + k);
      FloatVector cell =
          FloatVector.fromArray(LANES, dc, c + k).add(arriving.mul(o).mul(one.sub(t.mul(t))));
      FloatVector old = FloatVector.fromArray(LANES, cells, before + k);
      cell.mul(g).mul(i.mul(one.sub(i))).intoArray(out, to + k);
      cell.mul(old).mul(f.mul(one.sub(f))).intoArray(out, to + n + k);
      cell.mul(i).mul(one.sub(g.mul(g))).intoArray(out, to + 2 * n + k);
      arriving.mul(t).mul(o.mul(one.sub(o))).intoArray(out, to + 3 * n + k);
      cell.mul(f).intoArray(dc, c + k);
    }
    for (; k < n; k++) {
      float i = gates[row + k];
      float f = gates[row + n + k];
      float g = gates[row + 2 * n + k];
      float o = gates[row + 3 * n + k];
      float t = bent[place + k];
      float arriving = dh[h + k];
      float cell = dc[c + k] + arriving * o * (1f - t * t);
      out[to + k] = cell * g * (i * (1f - i));
      out[to + n + k] = cell * cells[before + k] * (f * (1f - f));
      out[to + 2 * n + k] = cell * i * (1f - g * g);
      out[to + 3 * n + k] = arriving * t * (o * (1f - o));
      dc[c + k] = cell * f;
    }
  }
}
