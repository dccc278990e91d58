package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.shape.DimensionException;
import dev.holdout.engine.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions with a gradient of one's own. */
class FunctionTest {

  private final Tensor x = Tensor.of(new double[] {1, 2, 3}).requiresGrad(true);

  /** x^3, with its true gradient. */
  private record Cube() implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      context.save(in.getFirst());
      return List.of(in.getFirst().pow(3));
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      return List.of(context.saved(0).square().mul(3.0).mul(gradients.getFirst()));
    }
  }

  /** The input as it is, the sum of its elements and its signs; what backward returns is given. */
  private record Parts(Tensor returned) implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      return List.of(in.getFirst(), in.getFirst().sum(), in.getFirst().gt(0.0));
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      Tensor all = gradients.get(0).add(gradients.get(1));
      return List.of(returned == null ? all : returned);
    }
  }

  @Test
  void its_backward_is_what_arrives_and_can_be_differentiated_in_turn() {
    Tensor y = new Cube().on(x);
    assertThat(y.isLeaf()).isFalse();
    y.sum().backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(3, 12, 27);
    GradCheck.of(in -> List.of(new Cube().on(in.getFirst())), x).check().checkSecond();
  }

  @Test
  void outputs_without_a_gradient_count_as_zeros() {
    List<Tensor> out = new Parts(null).apply(x);
    assertThat(out.get(2).requiresGrad()).isFalse();
    out.get(1).backward(true);
    assertThat(x.grad().toDoubleArray()).containsOnly(1);
    out.get(0).square().sum().add(out.get(1)).backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(1 + 3, 1 + 5, 1 + 7);
  }

  @Test
  void an_input_returned_as_it_is_becomes_a_tensor_of_its_own() {
    Tensor inner = x.mul(1.0);
    Tensor same = new Parts(null).apply(inner).getFirst();
    assertThat(same).isNotSameAs(inner);
    assertThat(same.data().storage()).isSameAs(inner.data().storage());
    assertThat(same.isLeaf()).isFalse();
    assertThatThrownBy(() -> same.addInPlace(1.0))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("custom function");
  }

  @Test
  void nothing_is_recorded_where_nobody_wants_a_gradient() {
    assertThat(new Cube().on(x.detach()).requiresGrad()).isFalse();
    assertThat(Autograd.noGrad(() -> new Cube().on(x)).requiresGrad()).isFalse();
  }

  @Test
  void saved_values_are_freed_and_guarded_as_those_of_operations() {
    Tensor y = new Cube().on(x).sum();
    y.backward();
    assertThatThrownBy(y::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("Cube")
        .hasMessageContaining("second time");
    Tensor inner = x.mul(2.0);
    Tensor z = new Cube().on(inner).sum();
    inner.addInPlace(1.0);
    assertThatThrownBy(z::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("backward of Cube: saved tensor 0, float64 of shape [3]")
        .hasMessageContaining("is at version 1; expected version 0");
  }

  @Test
  void a_gradient_of_another_shape_is_refused_with_both() {
    Tensor y = new Parts(Tensor.ones(2)).apply(x).getFirst().sum();
    assertThatThrownBy(y::backward)
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("Parts")
        .hasMessageContaining("[2]")
        .hasMessageContaining("[3]");
  }

  @Test
  void a_function_without_a_class_name_of_its_own_is_still_named_in_messages() {
    Function same =
        new Function() {
          @Override
          public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
            return List.of(in.getFirst().mul(1));
          }

          @Override
          public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
            return List.of();
          }
        };
    Tensor y = same.on(x).sum();
    assertThatThrownBy(y::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("FunctionTest");
  }

  /** Saves nothing, and asks for it. */
  private record Forgetful() implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      return List.of(in.getFirst().copy());
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      return List.of(context.saved(0));
    }
  }

  @Test
  void what_was_not_saved_is_refused_by_name() {
    Tensor y = new Forgetful().on(x).sum();
    assertThatThrownBy(y::backward)
        .isInstanceOf(DimensionException.class)
        .hasMessageContaining("saved tensor 0 was asked for, but save was given 0");
  }
}
