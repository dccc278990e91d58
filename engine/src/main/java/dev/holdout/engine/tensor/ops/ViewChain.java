package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.Strided;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import dev.holdout.engine.tensor.View;
import java.util.List;

/**
 * Value: a view of a view of a view. Gradient: the same places of zeros.
 *
 * @param views the first is taken of the input; none may show an element twice
 */
public record ViewChain(List<View> views) implements View {

  public ViewChain {
    views = List.copyOf(views);
  }

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public boolean isPart() {
    return true;
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {Autograd.apply(new Embed(this, in[0].sizes()), gradient)};
  }

  @Override
  public Strided of(Strided data) {
    for (View view : views) {
      data = view.of(data);
    }
    return data;
  }
}
