package dev.holdout.engine.optim;

import dev.holdout.engine.backend.Holding;
import dev.holdout.engine.backend.Ledger;
import dev.holdout.engine.backend.Owner;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an optimiser remembers of one parameter: running tensors and numbers, by PyTorch's names.
 * Beside them lies memory for intermediate results, which is not part of what is saved.
 */
final class OptimizerState {

  static final String STEP = "step";

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, double[]> numbers = new LinkedHashMap<>();
  private final Tensor[] scratch = new Tensor[2];
  private final Holding memory = Ledger.ofThread().holding(Owner.OPTIMIZER, this);

  /** The named tensor; zeros like {@code parameter} when it is new. */
  Tensor zerosLike(String name, Tensor parameter) {
    return like(name, parameter, 0);
  }

  /** The named tensor; filled like {@code parameter} when it is new. */
  Tensor like(String name, Tensor parameter, double value) {
    Tensor found = tensors.get(name);
    if (found == null) {
      found = Tensor.full(parameter.dtype(), value, parameter.sizes());
      put(name, found);
    } else if (found.dtype() != parameter.dtype()) {
      throw new DTypeException(
          "optimizer: a parameter is %s, but its %s is %s: it was converted after a step; convert the layer first and build the optimizer then"
              .formatted(parameter.dtype().torchName(), name, found.dtype().torchName()));
    }
    return found;
  }

  /** Memory like the parameter, with whatever was left in it. */
  Tensor scratch(int which, Tensor parameter) {
    if (scratch[which] == null || scratch[which].dtype() != parameter.dtype()) {
      scratch[which] = kept(Tensor.zeros(parameter.dtype(), parameter.sizes()));
      count();
    }
    return scratch[which];
  }

  /** Null when the tensor is new. */
  Tensor get(String name) {
    return tensors.get(name);
  }

  void put(String name, Tensor tensor) {
    tensors.put(name, kept(tensor));
    count();
  }

  /** A remembered number, in a cell that can be written. */
  double[] number(String name, double start) {
    return numbers.computeIfAbsent(name, missing -> new double[] {start});
  }

  long countStep() {
    return (long) ++number(STEP, 0)[0];
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  Map<String, double[]> numbers() {
    return numbers;
  }

  void forget() {
    tensors.clear();
    numbers.clear();
    count();
  }

  private void count() {
    Stream<Tensor> all = Stream.concat(tensors.values().stream(), Arrays.stream(scratch));
    memory.set(all.filter(Objects::nonNull).mapToLong(t -> t.numel() * t.dtype().bytes()).sum());
  }

  /** Outlives the scope of memory that it was made in. */
  private static Tensor kept(Tensor tensor) {
    tensor.data().storage().keep();
    return tensor;
  }
}
