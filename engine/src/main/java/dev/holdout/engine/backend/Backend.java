package dev.holdout.engine.backend;

import dev.holdout.engine.shape.DType;
import java.util.function.Supplier;

/**
 * The primitives of a device.
 *
 * <p>Every primitive is given to the calling thread's stream ({@link #stream}) and may return
 * before it is done; results of one stream are seen by later work of the same stream. Arguments of
 * one call have one dtype unless said otherwise. Numbers of 16 bits are widened to floats, computed
 * and rounded to nearest even; 32-bit integers and truth values are computed in 64 bits. Outputs
 * are contiguous, hold as many elements as their shape says, and share no memory with inputs unless
 * they are the same view. A primitive checks no shapes: callers have.
 */
public interface Backend {

  /** The name it is asked for by: {@code cpu}, {@code cuda:0}. */
  String device();

  /** Zeroed memory. */
  Storage allocate(DType dtype, int length);

  /** Memory that may hold any numbers, for a primitive that writes every element. */
  default Storage allocateUnwritten(DType dtype, int length) {
    return allocate(dtype, length);
  }

  /** A storage over an array. The CPU shares the array; another device copies it. */
  Storage wrap(float[] values);

  /** A storage over an array. The CPU shares the array; another device copies it. */
  Storage wrap(double[] values);

  /** A storage over an array. The CPU shares the array; another device copies it. */
  Storage wrap(long[] values);

  /** A storage over an array. The CPU shares the array; another device copies it. */
  Storage wrap(int[] values);

  /** The stream that this thread's primitives go to. */
  Stream stream();

  /** Another stream of this device. */
  Stream newStream();

  /** Runs the work with its primitives given to that stream. */
  <T> T on(Stream stream, Supplier<T> work);

  /** Starts a copy to the host, row-major; the array may be read once the event is done. */
  Event download(Strided from, float[] to, int offset);

  /** Starts a copy to the host, row-major; the array may be read once the event is done. */
  Event download(Strided from, double[] to, int offset);

  /** Starts a copy to the host, row-major; the array may be read once the event is done. */
  Event download(Strided from, long[] to, int offset);

  /** Starts a copy from the host, row-major; the array may be changed once the event is done. */
  Event upload(float[] from, int offset, Strided to);

  /** Starts a copy from the host, row-major; the array may be changed once the event is done. */
  Event upload(double[] from, int offset, Strided to);

  /** Starts a copy from the host, row-major; the array may be changed once the event is done. */
  Event upload(long[] from, int offset, Strided to);

  /** Writes one value everywhere; {@code out} may have any strides. */
  void fill(double value, Strided out);

  /** Copies values; both may have any strides, and the dtypes may differ. */
  void copy(Strided from, Strided out);

  /** y = f(x; a, b). */
  void unary(UnaryKernel kernel, double a, double b, Strided x, Strided out);

  /**
   * gradient times the slope of f.
   *
   * @param kept what {@link UnaryKernel#keeps} names, or null where it names nothing
   */
  void unaryGradient(
      UnaryKernel kernel, double a, double b, Strided kept, Strided gradient, Strided out);

  /**
   * f(left, right) of views of one shape and one dtype; broadcasting is in their strides. The
   * result may have another dtype, as comparisons do.
   */
  void binary(BinaryKernel kernel, Strided left, Strided right, Strided out);

  /**
   * Where the condition, of dtype BOOL, is true the one value, else the other: views of one shape,
   * whose broadcasting is in their strides; values and result of one dtype.
   */
  void select(Strided condition, Strided yes, Strided no, Strided out);

  /**
   * Adds to every place what an index points to: {@code places[i, j, …] += index[i, j, …] * step +
   * i * along[0] + j * along[1] + …}, a negative index counted from the end.
   *
   * @param index of dtype I64 or I32
   * @param size of the dimension that is indexed
   * @param lowest index allowed: -size, or 0 where none may be negative
   * @param places of dtype I32, contiguous, as large as the index
   * @return the first index outside, counted row-major, or -1; then nothing may be read from places
   */
  int places(Strided index, int size, int lowest, int step, int[] along, Strided places);

  /**
   * Block p of {@code out}, which is out[p, …], becomes what {@code from} shows after a shift by
   * places[p] elements. Here {@code out} may have any strides.
   *
   * @param from the block at place 0; any strides
   * @param places of dtype I32, contiguous
   */
  void pick(Strided from, Strided places, Strided out);

  /**
   * What {@code target} shows after a shift by places[p] elements becomes block p of the values, or
   * grows by it. What arrives at one element arrives in the order of the places, and within a block
   * row-major: a later value replaces an earlier one, sums are made one after the other.
   *
   * @param values blocks values[p, …]; any strides
   * @param places of dtype I32, contiguous
   * @param target the block at place 0; any strides, also such that elements meet
   */
  void put(Strided values, Strided places, boolean add, Strided target);

  /** How many elements of a mask, of dtype BOOL, are true. */
  int countTrue(Strided mask);

  /** The indices of a mask's true elements, row-major, one row of {@code out} (I64) each. */
  void nonzero(Strided mask, Strided out);

  /** target += factor * other, elementwise (one fma each); target may have any strides. */
  void addScaled(Strided target, Strided other, double factor);

  /** target += factor * a * b, elementwise: fma(factor * a, b, target). All contiguous. */
  void addProduct(Strided target, Strided a, Strided b, double factor);

  /** target += factor * a / b, elementwise: target + (factor * a) / b. All contiguous. */
  void addQuotient(Strided target, Strided a, Strided b, double factor);

  /**
   * target += factor * a / (√b / scale + floor), elementwise: the step of optimisers that divide by
   * a running root mean square. Each operation rounds once, in this order. All contiguous.
   */
  void addRootQuotient(
      Strided target, Strided a, Strided b, double scale, double floor, double factor);

  /**
   * Reduces the dimensions in which {@code out} has size 1 and {@code x} has not; both have equal
   * rank.
   *
   * <p>The one order of a sum of v0, v1, … (row-major over the reduced dimensions), on the CPU: 16
   * partial sums start at 0, partial l adds v_l, v_(l+16), … in order, then the upper half is added
   * to the lower half: 8, 4, 2, 1. A product is made likewise of 16 partial products that start at
   * 1. The result may be I64 where x is of truth values, whose sum counts what is true.
   */
  void reduce(Reduction kind, Strided x, Strided out);

  /**
   * Along a dimension e^(x - m) over its sum, or the logarithm of that: x - m - log of the sum. m
   * is the line's largest number, and the sum has the order of {@link #reduce}. Floating dtypes
   * only; the views have one shape and any strides.
   *
   * @param log whether the logarithm is asked for
   * @param dim the dimension; 0 where there is none
   */
  void softmax(boolean log, int dim, Strided x, Strided out);

  /**
   * The gradient of {@link #softmax}: y (g - sum of g y), or of the logarithm g - e^y times the sum
   * of g.
   *
   * @param y what softmax gave
   * @param gradient what arrives for it
   */
  void softmaxGradient(boolean log, int dim, Strided y, Strided gradient, Strided out);

  /**
   * Running results along a dimension, from the first number on, or from the last one back. One
   * number joins after the other; floating ones are carried in double and each result rounds once.
   *
   * @param dim the dimension; 0 where there is none
   */
  void scan(Scan kind, boolean backwards, int dim, Strided x, Strided out);

  /**
   * The linear recurrence y_i = b_i + a_i y_(i-1) along a dimension, with y_(-1) = 0, or from the
   * last number back. Carried in double, one fma a number. Floating dtypes only.
   *
   * @param a factors, of the shape of the result
   * @param b terms, of the shape of the result
   */
  void recurrence(boolean backwards, int dim, Strided a, Strided b, Strided out);

  /**
   * Places along a dimension, by the order of the numbers that lie there. The same places whatever
   * the machine: equal numbers keep their order.
   *
   * @param places of dtype I64, with x's own size along the dimension; with 1 for a single place,
   *     and with any smaller one for the first of an order
   */
  void rank(Ranking kind, int dim, Strided x, Strided places);

  /**
   * out = left · right (+ bias on every row), 2-d; the inputs may have any strides.
   *
   * <p>On the CPU an element is one fma chain over k, cut in panels of 256, panel sums added in
   * order, the bias added last.
   *
   * @param bias a contiguous row as wide as out, or null
   */
  void matmul(Strided left, Strided right, Strided bias, Strided out);

  /**
   * Each row of x, 2-d, less its mean, times 1 / √(variance + eps), then times the weight, then
   * plus the bias: each rounded by itself, the sums of a row in the order of {@link #reduce}.
   *
   * @param weight a row as wide as x, or null
   * @param bias a row as wide as x, or null
   */
  void normalise(Strided x, Strided weight, Strided bias, double eps, Strided out);

  /**
   * The gradients of {@link #normalise}; those of weight and bias are sums over the rows, in the
   * order of {@link #reduce}.
   *
   * @param weight as given there
   * @param gradient what arrives for the result
   * @param ofInput of x's shape, or null where it is not wanted
   * @param ofWeight a row, or null
   * @param ofBias a row, or null
   */
  void normaliseGradient(
      Strided x,
      Strided weight,
      Strided gradient,
      double eps,
      Strided ofInput,
      Strided ofWeight,
      Strided ofBias);

  /**
   * Every step of a long short-term memory, float32, all contiguous but the weight.
   *
   * @param gates what the input adds to the gates i, f, g, o: {@code [time, batch, 4 hidden]}
   * @param weight {@code [4 hidden, hidden]}
   * @param bias {@code [4 hidden]}, or null
   * @param state the first, {@code [batch, hidden]}
   * @param cell the first, {@code [batch, hidden]}
   * @param states takes the states from the first on, {@code [time + 1, batch, hidden]}, at the
   *     start of its memory
   * @param cells takes the cells from the first on, likewise
   * @param opened takes the gates after their functions, {@code [time, batch, 4 hidden]}, likewise
   */
  void lstm(
      Strided gates,
      Strided weight,
      Strided bias,
      Strided state,
      Strided cell,
      Strided states,
      Strided cells,
      Strided opened);

  /**
   * The walk back through {@link #lstm}.
   *
   * @param cells as filled there
   * @param opened as filled there
   * @param gradient what arrives for the states after each step, {@code [time, batch, hidden]}
   * @param toGates takes what arrives for the gates
   * @param toState what arrives for the last state; takes what arrives for the first
   * @param toCell what arrives for the last cell; takes what arrives for the first
   */
  void lstmGradient(
      Strided weight,
      Strided cells,
      Strided opened,
      Strided gradient,
      Strided toGates,
      Strided toState,
      Strided toCell);
}
