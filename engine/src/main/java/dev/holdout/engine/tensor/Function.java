package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An operation of one's own, with a gradient of one's own. {@link #forward} computes without being
 * recorded and saves what the gradient will need; {@link #backward} gets what arrives for each
 * output and gives what goes to each input. Written in tensor operations, a backward can itself be
 * differentiated.
 *
 * <pre>{@code
 * final class Cube implements Function {
 *   public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
 *     context.save(in.get(0));
 *     return List.of(in.get(0).pow(3));
 *   }
 *
 *   public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
 *     return List.of(context.saved(0).square().mul(3).mul(gradients.get(0)));
 *   }
 * }
 *
 * Tensor y = new Cube().on(x);
 * }</pre>
 */
public interface Function {

  /** The outputs; any number of tensors of any shapes. */
  List<Tensor> forward(FunctionContext context, List<Tensor> in);

  /**
   * What goes to each input: its shape, or null.
   *
   * @param gradients what arrived for each output, zeros where nothing did
   */
  List<Tensor> backward(FunctionContext context, List<Tensor> gradients);

  /** What it is called in messages. */
  default String name() {
    return TypeName.of(this);
  }

  /**
   * Runs it and records it where a gradient is wanted.
   *
   * @throws IllegalArgumentException if an input is null
   * @throws IllegalStateException if forward gives null in place of an output
   */
  default List<Tensor> apply(Tensor... in) {
    List<Tensor> given = List.copyOf(Given.all(Arrays.asList(in), name(), "input"));
    FunctionContext context = new FunctionContext(name(), in);
    List<Tensor> made = Autograd.noGrad(() -> forward(context, given));
    if (made == null || made.stream().anyMatch(Objects::isNull)) {
      throw new IllegalStateException(
          "%s: forward returned %s; return a list of its outputs, each a tensor"
              .formatted(name(), made == null ? "null" : "a list with null in it"));
    }
    List<Tensor> out = new ArrayList<>();
    for (Tensor tensor : made) {
      out.add(apart(tensor, in));
    }
    if (Autograd.wanted(in) && Autograd.recording()) {
      FunctionNode node = new FunctionNode(this, context, in, out);
      Autograd.mark(node, in);
      for (int i = 0; i < out.size(); i++) {
        if (out.get(i).dtype().isFloating()) {
          out.get(i).madeBy(new FunctionOutput(node, i));
        }
      }
    }
    return List.copyOf(out);
  }

  /**
   * {@link #apply} of a function with one output.
   *
   * @throws IllegalStateException if it gives another number of outputs
   */
  default Tensor on(Tensor... in) {
    List<Tensor> out = apply(in);
    if (out.size() != 1) {
      throw new IllegalStateException(
          "%s: it gave %d outputs and on() takes exactly one; call apply() instead"
              .formatted(name(), out.size()));
    }
    return out.getFirst();
  }

  /** An input that is returned as it is becomes a tensor of its own over the same memory. */
  private static Tensor apart(Tensor made, Tensor[] in) {
    if (!made.requiresGrad() && Arrays.stream(in).noneMatch(input -> input == made)) {
      return made;
    }
    Tensor view = made.detach();
    view.viewedFrom(new Origin(made, null, false));
    return view;
  }
}
