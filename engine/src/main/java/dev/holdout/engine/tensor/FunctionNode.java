package dev.holdout.engine.tensor;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A recorded {@link Function}: waits for the gradients of all its outputs. */
final class FunctionNode extends Node implements Forgetful {

  private final Function function;
  private FunctionContext context;
  private final int[][] inShapes;
  private final DType[] inTypes;
  private final int[][] outShapes;
  private final DType[] outTypes;
  private final Tensor[] arrived;

  FunctionNode(Function function, FunctionContext context, Tensor[] in, List<Tensor> out) {
    super(Arrays.stream(in).map(Tensor::node).toArray(Node[]::new));
    this.function = function;
    this.context = context;
    inShapes = Arrays.stream(in).map(Tensor::sizes).toArray(int[][]::new);
    inTypes = Arrays.stream(in).map(Tensor::dtype).toArray(DType[]::new);
    outShapes = out.stream().map(Tensor::sizes).toArray(int[][]::new);
    outTypes = out.stream().map(Tensor::dtype).toArray(DType[]::new);
    arrived = new Tensor[out.size()];
  }

  /** Takes what arrived for one output, in full. */
  void receive(int output, Tensor gradient) {
    arrived[output] = gradient;
    reached(gradient);
  }

  @Override
  public String name() {
    return function.name();
  }

  @Override
  public int[] sizes() {
    return outShapes.length == 0 ? new int[0] : outShapes[0];
  }

  @Override
  public void forget() {
    if (!context.isReleased()) {
      context = context.empty();
    }
  }

  @Override
  public void eachHeld(Consumer<Tensor> visit) {
    context.eachKept(visit);
  }

  @Override
  public void remember(Forgetful again) {
    if (!context.isReleased()) {
      context = ((FunctionNode) again).context;
    }
  }

  @Override
  void eachArrived(Consumer<Tensor> visit) {
    for (Tensor tensor : arrived) {
      if (tensor != null) {
        visit.accept(tensor);
      }
    }
  }

  @Override
  Node reachedBy(Object walk) {
    Arrays.fill(arrived, null);
    return super.reachedBy(walk);
  }

  @Override
  Tensor[] gradient(Tensor arriving) {
    Tensor[] gradients = arrived.clone();
    Arrays.fill(arrived, null);
    for (int i = 0; i < gradients.length; i++) {
      if (gradients[i] == null) {
        gradients[i] = Tensor.zeros(outTypes[i], outShapes[i]);
      }
    }
    List<Tensor> given = function.backward(context, List.of(gradients));
    if (given == null || given.size() != edges.length) {
      throw new GradientException(
          "%s: backward returned %s for %d inputs; return a list with one for each input, null where there is none (Arrays.asList takes a null)%s"
              .formatted(
                  name(),
                  given == null ? "null" : given.size() + " gradients",
                  edges.length,
                  where()));
    }
    Tensor[] result = new Tensor[edges.length];
    for (int i = 0; i < result.length; i++) {
      Tensor gradient = given.get(i);
      if (gradient == null || edges[i] == null) {
        continue;
      }
      if (!Arrays.equals(gradient.sizes(), inShapes[i])) {
        throw new ShapeException(
            "%s: backward returned a gradient of shape %s for input %d of shape %s; return the input's shape, with sumTo where it was broadcast%s"
                .formatted(
                    name(), Shape.text(gradient.sizes()), i, Shape.text(inShapes[i]), where()));
      }
      result[i] = gradient.to(inTypes[i]);
    }
    return result;
  }

  @Override
  void release() {
    context.release();
    if (context.isReleased()) {
      leaveCheckpoint();
    }
  }
}
