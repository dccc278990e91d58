package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.data.TensorDataset;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.LayerList;
import dev.holdout.engine.nn.LayerMap;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Relu;
import dev.holdout.engine.nn.Residual;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.optim.Sgd;
import dev.holdout.engine.random.Philox;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is missing is named, with its place and the operation. */
class GivenTest {

  private static final Tensor X = Tensor.ones(2).requiresGrad(true);

  /** Gives what it was told to. */
  private record Told(List<Tensor> outputs, List<Tensor> gradients) implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      return outputs;
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> given) {
      return gradients;
    }
  }

  private static void refused(ThrowingCallable work, String... parts) {
    assertThatThrownBy(work)
        .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void a_function_that_gives_null_is_named() {
    refused(() -> new Told(null, null).apply(X), "Told: forward returned null", "return a list");
    refused(
        () -> new Told(Collections.singletonList(null), null).apply(X),
        "Told: forward returned a list with null in it");
    refused(() -> new Told(List.of(X), null).apply(X, null), "Told: input 1 is null");
    Tensor none = new Told(List.of(Tensor.ones(2)), null).on(X).sum();
    assertThatThrownBy(none::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("Told: backward returned null for 1 inputs");
    Tensor many = new Told(List.of(Tensor.ones(2)), Arrays.asList(null, null)).on(X).sum();
    assertThatThrownBy(many::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("Told: backward returned 2 gradients for 1 inputs");
  }

  @Test
  void a_layer_names_itself_where_it_gets_or_gives_null() {
    Linear linear = new Linear(2, 1, new Philox(1, 0));
    refused(() -> linear.apply((Tensor) null), "Linear: the input is null");
    Layer forgetful =
        new Layer() {
          @Override
          public Tensor forward(Tensor input) {
            return null;
          }
        };
    refused(() -> forgetful.apply(X), "forward returned null for an input of shape [2]");
    refused(() -> new Sequential(new Relu(), null), "sequential: layer 1 is null");
    refused(() -> new LayerList(Arrays.asList(null, linear)), "layer list: layer 0 is null");
    refused(() -> new LayerMap(Collections.singletonMap("head", null)), "the layer \"head\"");
    refused(() -> new Residual(null), "residual: the layer inside is null");
    refused(() -> linear.loadStateDict(null), "Linear: the state is null");
  }

  @Test
  void lists_of_tensors_name_the_place() {
    List<Tensor> holed = Arrays.asList(X, null);
    refused(() -> Tensor.cat(holed, 0), "cat: part 1 is null");
    refused(() -> Tensor.stack(holed, 0), "stack: part 1 is null");
    refused(() -> Tensor.meshgrid(holed), "meshgrid: axis 1 is null");
    refused(() -> Tensor.einsum("i,i", X, null), "einsum i,i: tensor 1 is null");
    refused(() -> Tensor.cat(null, 0), "cat: the list is null");
    refused(
        () -> Autograd.backward(holed, Arrays.asList(null, null), false, false),
        "backward: output 1 is null");
    refused(
        () -> Autograd.grad(List.of(X.sum()), holed, null, false, false, false),
        "grad: input 1 is null");
    refused(() -> new TensorDataset(X, null), "tensor dataset: tensor 1 is null");
    refused(() -> X.get(Index.at(0), null), "get: index 1 is null");
    refused(() -> X.add((Tensor) null), "beside one of shape [2] is null");
    refused(
        () -> new Sgd(Arrays.asList(null, null), Sgd.Config.of(0.1)),
        "parameter group: parameter 0 is null");
  }

  @Test
  void a_device_must_be_one() {
    refused(() -> X.to((Device) null), "to: the device is null");
    refused(() -> new Relu().to((Device) null), "to: the device is null");
  }
}
