package dev.holdout.engine.nn;

import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Many networks of one shape as one: every parameter and buffer has a leading dimension {@code
 * [members, …]}, and so have inputs and outputs. Folds, seeds and configurations of one
 * architecture train together so, each to the bit as it would alone.
 *
 * <pre>{@code
 * Sequential nets = Members.of(8, m -> net(new Philox(m, 0)));
 * Tensor out = nets.apply(Members.share(batch, 8)); // [8, batch, out]
 * Map<String, Tensor> third = Members.stateDict(nets, 2);
 * }</pre>
 *
 * <p>Layers of layers need nothing for it. A layer with parameters of its own computes with {@link
 * #linear} and {@link #along}, as {@link GateLayer} shows.
 */
public final class Members {

  private Members() {}

  /**
   * One layer that is many.
   *
   * @param members how many, 1 or more
   * @param make builds member m, from 0; each call must build anew, with the same shapes. It is
   *     called once more for member 0, whose copy becomes the layer of all
   * @throws StateException if members differ in names, shapes or dtypes
   */
  public static <L extends Layer> L of(int members, IntFunction<L> make) {
    if (members < 1) {
      throw new IllegalArgumentException(
          "members: %d of them; pass how many networks to stack, 1 or more".formatted(members));
    }
    List<Layer> single = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      single.add(make.apply(m));
    }
    L all = make.apply(0);
    stack(all, single);
    return all;
  }

  /** One batch for all members: a view {@code [members, …]} that repeats it without memory. */
  public static Tensor share(Tensor batch, int members) {
    int[] shape = new int[batch.rank() + 1];
    shape[0] = members;
    System.arraycopy(batch.sizes(), 0, shape, 1, batch.rank());
    return batch.unsqueeze(0).expand(shape);
  }

  /**
   * Copies of one member's parameters and saved buffers, which fit the layer alone.
   *
   * @throws DimensionException if the layer is not stacked or has no such member
   */
  public static Map<String, Tensor> stateDict(Layer stacked, int member) {
    if (member < 0 || member >= stacked.members()) {
      throw new DimensionException(
          "members: member %d of a layer with %d; pass 0 to one below the number of members"
              .formatted(member, stacked.members()));
    }
    Map<String, Tensor> state = new LinkedHashMap<>();
    LayerState.tensors(stacked)
        .forEach((path, tensor) -> state.put(path, tensor.detach().select(0, member).copy()));
    return state;
  }

  /**
   * x W' + b of one layer or of each member: for a weight {@code [out, in]} as {@link
   * Tensor#linear}, for one of {@code [members, out, in]} from {@code [members, *, in]} to {@code
   * [members, *, out]}, with the bits that each member alone gives.
   *
   * @param bias {@code [out]} or {@code [members, out]}, or null
   */
  public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    if (weight.rank() < 3) {
      return x.linear(weight, bias);
    }
    int members = weight.size(0);
    int out = weight.size(1);
    check("linear", x, members, 2);
    if (x.size(-1) != weight.size(2)) {
      throw new ShapeException(
          "linear: input is %s, weight is %s; the last size of the input must equal the last of the weight [members, out, in]. Check the layer's input size"
              .formatted(Shape.text(x.sizes()), Shape.text(weight.sizes())));
    }
    int rows = Shape.count(x.sizes()) / Math.max(1, members * x.size(-1));
    Tensor lowered = Precision.lower(weight); // as a leaf; a view of it would be cast each time
    Tensor product = x.reshape(members, rows, x.size(-1)).matmul(lowered.transpose(1, 2));
    int[] shape = x.shape();
    shape[shape.length - 1] = out;
    Tensor shift = Precision.lower(bias);
    return (shift == null ? product : product.add(shift.unsqueeze(1))).reshape(shape);
  }

  /**
   * A parameter {@code [*]}, or {@code [members, *]} of a stacked layer, laid along the last
   * dimensions of x, ready for an operation that broadcasts.
   *
   * @param members of the layer; 0 for a single one
   */
  public static Tensor along(Tensor parameter, Tensor x, int members) {
    if (members == 0) {
      return parameter;
    }
    check("members", x, members, parameter.rank());
    int[] shape = new int[x.rank()];
    Arrays.fill(shape, 1);
    shape[0] = members;
    int own = parameter.rank() - 1;
    System.arraycopy(parameter.sizes(), 1, shape, x.rank() - own, own);
    return parameter.reshape(shape);
  }

  /** Refuses an input of a stacked layer that does not begin with the members. */
  static void check(String op, Tensor x, int members, int least) {
    if (x.rank() < least || x.size(0) != members) {
      throw new ShapeException(
          "%s: input is %s, but the layer is %d members at once, so the first size must be %d; give one batch to all of them with Members.share(x, %d)"
              .formatted(op, Shape.text(x.sizes()), members, members, members));
    }
  }

  private static void stack(Layer all, List<Layer> single) {
    Map<String, Object> parts = parts(all);
    List<Map<String, Object>> each = single.stream().map(Members::parts).toList();
    for (int m = 0; m < each.size(); m++) {
      if (!each.get(m).keySet().equals(parts.keySet())) {
        throw new StateException(
            "members: member %d has the parts %s and member 0 has %s; build all of them with the same layers"
                .formatted(m, each.get(m).keySet(), parts.keySet()));
      }
    }
    try (var _ = Autograd.noGrad()) {
      parts.forEach((path, part) -> {
        List<Object> same = each.stream().map(member -> member.get(path)).toList();
        switch (part) {
          case Parameter own -> own.replace(joined(path, same));
          case Buffer own -> own.replace(joined(path, same));
          case Counter own -> own.set(common(path, same));
          case Layer own -> own.becomeMembers(same.stream().map(Layer.class::cast).toList());
          default -> throw new IllegalStateException("members: " + path + " is no part of a layer");
        }
      });
    }
  }

  private static long common(String path, List<Object> same) {
    long first = ((Counter) same.getFirst()).value();
    for (int m = 1; m < same.size(); m++) {
      long value = ((Counter) same.get(m)).value();
      if (value != first) {
        throw new StateException(
            "members: %s stands at %d in member %d and at %d in member 0; members count together, so stack them where they have trained equally long"
                .formatted(path, value, m, first));
      }
    }
    return first;
  }

  private static Tensor joined(String path, List<Object> same) {
    List<Tensor> tensors = new ArrayList<>();
    for (Object part : same) {
      Tensor tensor = part instanceof Parameter p ? p.tensor() : ((Buffer) part).tensor();
      Tensor first = tensors.isEmpty() ? tensor : tensors.getFirst();
      if (!Arrays.equals(tensor.sizes(), first.sizes()) || tensor.dtype() != first.dtype()) {
        throw new StateException(
            "members: %s is %s %s in member %d and %s %s in member 0; build all members with the same sizes"
                .formatted(
                    path,
                    tensor.dtype().torchName(),
                    Shape.text(tensor.sizes()),
                    tensors.size(),
                    first.dtype().torchName(),
                    Shape.text(first.sizes())));
      }
      tensors.add(tensor.detach());
    }
    int[] shape = share(tensors.getFirst(), tensors.size()).shape();
    Tensor all = Tensor.zeros(tensors.getFirst().dtype(), shape);
    for (int m = 0; m < tensors.size(); m++) {
      all.select(0, m).copyFrom(tensors.get(m));
    }
    return all;
  }

  private static Map<String, Object> parts(Layer layer) {
    Map<String, Object> parts = new LinkedHashMap<>();
    LayerFields.walk(layer, parts::put);
    return parts;
  }
}
