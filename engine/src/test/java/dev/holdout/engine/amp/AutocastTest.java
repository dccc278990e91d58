package dev.holdout.engine.amp;

import static dev.holdout.engine.shape.DType.BF16;
import static dev.holdout.engine.shape.DType.F16;
import static dev.holdout.engine.shape.DType.F32;
import static dev.holdout.engine.shape.DType.F64;
import static dev.holdout.engine.shape.DType.I64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Convolutions;
import dev.holdout.engine.nn.KernelWindow;
import dev.holdout.engine.nn.LayerNorm;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.PRelu;
import dev.holdout.engine.nn.attention.Attention;
import dev.holdout.engine.nn.attention.Sight;
import dev.holdout.engine.nn.loss.BinaryCrossEntropy;
import dev.holdout.engine.nn.loss.BinaryCrossEntropyWithLogits;
import dev.holdout.engine.nn.loss.CosineEmbedding;
import dev.holdout.engine.nn.loss.CosineSimilarity;
import dev.holdout.engine.nn.loss.CrossEntropy;
import dev.holdout.engine.nn.loss.GaussianNll;
import dev.holdout.engine.nn.loss.HingeEmbedding;
import dev.holdout.engine.nn.loss.Huber;
import dev.holdout.engine.nn.loss.KlDivergence;
import dev.holdout.engine.nn.loss.MarginRanking;
import dev.holdout.engine.nn.loss.MeanAbsolute;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.nn.loss.NegativeLogLikelihood;
import dev.holdout.engine.nn.loss.PoissonNll;
import dev.holdout.engine.nn.loss.SmoothL1;
import dev.holdout.engine.nn.loss.SoftMargin;
import dev.holdout.engine.nn.recurrent.Gru;
import dev.holdout.engine.nn.recurrent.Lstm;
import dev.holdout.engine.nn.recurrent.LstmCell;
import dev.holdout.engine.nn.recurrent.Rnn;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which operation computes in what, as PyTorch 2.15 answered under autocast on the processor. */
class AutocastTest {

  private static final Tensor CLASSES = Tensor.of(new long[] {0, 1, 2, 3});

  /**
   * @param call of a matrix [4, 4] of some dtype
   * @param given the dtypes it was given
   * @param result the dtypes PyTorch gave, in a region of bfloat16
   */
  record Listed(String name, Function<Tensor, Tensor> call, List<DType> given, List<DType> result) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Listed lower(String name, Function<Tensor, Tensor> call) {
    return new Listed(name, call, List.of(F32, BF16, F16, F64), List.of(BF16, BF16, BF16, F64));
  }

  private static Listed full(String name, Function<Tensor, Tensor> call) {
    return new Listed(name, call, List.of(F32, BF16, F16, F64), List.of(F32, F32, F32, F64));
  }

  private static Listed same(String name, Function<Tensor, Tensor> call) {
    return new Listed(name, call, List.of(F32, BF16, F16, F64), List.of(F32, BF16, F16, F64));
  }

  /** Beside parameters in float32, which 64-bit numbers do not meet. */
  private static Listed layer(String name, Function<Tensor, Tensor> call, DType... result) {
    return new Listed(name, call, List.of(F32, BF16, F16), Arrays.asList(result));
  }

  static Stream<Listed> operations() {
    return Stream.of(products(), layers(), reductions(), losses()).flatMap(List::stream);
  }

  private static List<Listed> products() {
    return List.of(
        lower("matmul", x -> x.matmul(x)),
        lower("matmul with a vector", x -> x.matmul(row(x))),
        lower("matmul of vectors", x -> row(x).matmul(row(x))),
        lower("mm", x -> x.mm(x)),
        lower("bmm", x -> x.unsqueeze(0).bmm(x.unsqueeze(0))),
        lower("addmm", x -> x.addmm(x, x)),
        lower("baddbmm", x -> x.unsqueeze(0).baddbmm(x.unsqueeze(0), x.unsqueeze(0), 1, 1)),
        lower("inner", x -> x.inner(x)),
        lower("tensordot", x -> x.tensordot(x, 1)),
        lower("einsum", x -> Tensor.einsum("ij,jk->ik", x, x)),
        lower("linear", x -> x.linear(x, row(x))),
        same("einsum of elements", x -> Tensor.einsum("ij,ij->ij", x, x)),
        same("mv", x -> x.mv(row(x))),
        same("dot", x -> row(x).dot(row(x))),
        same("outer", x -> row(x).outer(row(x))),
        same("addmv", x -> row(x).addmv(x, row(x), 1, 1)));
  }

  private static List<Listed> layers() {
    KernelWindow two = KernelWindow.of(2);
    KernelWindow square = KernelWindow.of(2, 2);
    return List.of(
        lower(
            "conv1d",
            x ->
                Convolutions.conv1d(
                    x, x.unsqueeze(-1).narrow(2, 0, 1).expand(4, 4, 2), row(x), two, 1)),
        lower(
            "conv2d",
            x ->
                Convolutions.conv2d(
                    x.unsqueeze(0),
                    x.narrow(0, 0, 2).narrow(1, 0, 2).reshape(1, 1, 2, 2),
                    null,
                    square,
                    1)),
        lower("attention", x -> Attention.of(x, x, x, Sight.ALL).output()),
        lower("attention, weights", x -> Attention.of(x, x, x, Sight.adding(x)).weights()),
        layer("linear layer", x -> new Linear(4, 3, seed()).apply(x), BF16, BF16, BF16),
        layer("prelu", x -> new PRelu().apply(x), BF16, BF16, BF16),
        layer("layer norm", x -> new LayerNorm(4).apply(x), F32, BF16, F16),
        layer("batch norm", x -> new BatchNorm1d(4).apply(x), F32, BF16, F16),
        layer("batch norm, eval", x -> new BatchNorm1d(4).eval().apply(x), F32, BF16, F16),
        layer("lstm", x -> new Lstm(4, 3, seed()).run(x.unsqueeze(1)).output(), BF16, BF16, BF16),
        layer(
            "lstm, cell", x -> new Lstm(4, 3, seed()).run(x.unsqueeze(1)).cell(), BF16, BF16, BF16),
        layer("lstm step", x -> new LstmCell(4, 3, true, seed()).apply(x), F32, BF16, F32),
        layer("gru", x -> new Gru(4, 3, seed()).run(x.unsqueeze(1)).hidden(), F32, BF16, F32),
        layer("rnn", x -> new Rnn(4, 3, seed()).run(x.unsqueeze(1)).output(), BF16, BF16, BF16));
  }

  private static List<Listed> reductions() {
    return List.of(
        full("prod", Tensor::prod),
        full("prod of a dimension", x -> x.prod(1, false)),
        full("trace", Tensor::trace),
        full("quantile", x -> x.quantile(0.5)),
        same("sum", Tensor::sum),
        same("mean", Tensor::mean),
        same("norm", Tensor::norm),
        same("softmax", x -> x.softmax(1)),
        same("logsumexp", x -> x.logsumexp(1, false)),
        same("cumsum", x -> x.cumsum(1)),
        same("exp", Tensor::exp),
        same("sigmoid", Tensor::sigmoid),
        same("add", x -> x.add(x)),
        same("cosine similarity", x -> new CosineSimilarity(1).of(x, x)));
  }

  private static List<Listed> losses() {
    return List.of(
        full("cross entropy", x -> new CrossEntropy().of(x, CLASSES)),
        full("cross entropy of probabilities", x -> new CrossEntropy().of(x, x)),
        full("nll", x -> new NegativeLogLikelihood().of(x, CLASSES)),
        full("mse", x -> new MeanSquared().of(x, x)),
        full("l1", x -> new MeanAbsolute().of(x, x)),
        full("smooth l1", x -> new SmoothL1(1).of(x, x)),
        full("huber", x -> new Huber(1).of(x, x)),
        full("kl", x -> new KlDivergence().of(x, x)),
        full("bce", x -> new BinaryCrossEntropy().of(x, x)),
        full("bce with logits", x -> new BinaryCrossEntropyWithLogits().of(x, x)),
        full("soft margin", x -> new SoftMargin().of(x, x.sign())),
        full("hinge embedding", x -> new HingeEmbedding(1).of(x, x.sign())),
        full("poisson", x -> new PoissonNll().of(x, x)),
        full("cosine embedding", x -> new CosineEmbedding(0).of(x, x, row(x).sign())),
        full("margin ranking", x -> new MarginRanking(0).of(x, x, x.sign())),
        same("gaussian", x -> new GaussianNll().of(x, x, x)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void an_operation_computes_in_the_type_that_pytorch_lists(Listed listed) {
    Tensor x = Wave.of(0.4, 0.2, 0.9, 4, 4).abs();
    for (int i = 0; i < listed.given().size(); i++) {
      Tensor given = x.to(listed.given().get(i));
      try (var _ = Autocast.to(BF16)) {
        assertThat(listed.call().apply(given).dtype())
            .as("of %s", given.dtype())
            .isEqualTo(listed.result().get(i));
      }
    }
  }

  @Test
  void a_sum_of_both_types_is_promoted_as_everywhere() {
    try (var _ = Autocast.to(BF16)) {
      assertThat(Tensor.ones(2).add(Tensor.ones(BF16, 2)).dtype()).isEqualTo(F32);
      assertThat(Tensor.cat(List.of(Tensor.ones(2), Tensor.ones(BF16, 2)), 0).dtype())
          .isEqualTo(F32);
    }
  }

  @Test
  void whole_numbers_and_64_bit_ones_are_not_cast() {
    try (var _ = Autocast.to(BF16)) {
      assertThat(Tensor.ones(I64, 2, 2).matmul(Tensor.ones(I64, 2, 2)).dtype()).isEqualTo(I64);
      assertThatThrownBy(() -> Tensor.ones(F64, 2, 2).matmul(Tensor.ones(2, 2)))
          .isInstanceOf(DTypeException.class)
          .hasMessageContaining("float64")
          .hasMessageContaining("bfloat16");
    }
  }

  @Test
  void regions_nest_and_the_inner_one_counts() {
    assertThat(product()).isEqualTo(F32);
    try (var _ = Autocast.to(BF16)) {
      assertThat(product()).isEqualTo(BF16);
      try (var _ = Autocast.off()) {
        assertThat(product()).isEqualTo(F32);
        assertThat(Autocast.isOn()).isFalse();
        try (var _ = Autocast.to(F16)) {
          assertThat(product()).isEqualTo(F16);
        }
        assertThat(product()).isEqualTo(F32);
      }
      assertThat(product()).isEqualTo(BF16);
      assertThat(Autocast.isOn()).isTrue();
    }
    assertThat(product()).isEqualTo(F32);
  }

  @Test
  void a_region_is_the_threads_own() throws InterruptedException {
    AtomicReference<DType> seen = new AtomicReference<>();
    try (var _ = Autocast.to(BF16)) {
      Thread other = new Thread(() -> seen.set(product()));
      other.start();
      other.join();
    }
    assertThat(seen.get()).isEqualTo(F32);
  }

  @Test
  void an_exception_inside_leaves_the_region() {
    assertThatThrownBy(
            () -> {
              try (var _ = Autocast.to(BF16)) {
                Tensor.ones(2, 2).matmul(Tensor.ones(3, 2));
              }
            })
        .hasMessageContaining("matmul");
    assertThat(Autocast.isOn()).isFalse();
  }

  @Test
  void other_types_are_refused_with_those_there_are() {
    assertThatThrownBy(() -> Autocast.to(F32))
        .isInstanceOf(DTypeException.class)
        .hasMessageContaining("float32")
        .hasMessageContaining("BF16");
    assertThatThrownBy(() -> Autocast.to(null)).hasMessageContaining("Autocast.off()");
  }

  @Test
  void a_weight_is_cast_once_a_region() {
    Tensor weight = Wave.of(1, 0, 1, 3, 3).requiresGrad(true);
    Tensor input = Wave.of(1, 0, 1, 3, 3);
    Tensor first;
    try (var _ = Autocast.to(BF16)) {
      first = Precision.lower(weight);
      assertThat(Precision.lower(weight)).isSameAs(first);
      try (var _ = Autocast.to(BF16)) {
        assertThat(Precision.lower(weight)).isSameAs(first);
      }
      try (var _ = Autocast.to(F16)) {
        assertThat(Precision.lower(weight).dtype()).isEqualTo(F16);
      }
      assertThat(Precision.lower(weight)).isSameAs(first);
      assertThat(Precision.lower(input)).isNotSameAs(Precision.lower(input));
    }
    try (var _ = Autocast.to(BF16)) {
      assertThat(Precision.lower(weight)).isNotSameAs(first);
    }
  }

  @Test
  void a_cast_is_made_anew_where_the_old_one_does_not_serve() {
    Tensor weight = Tensor.ones(2, 2).requiresGrad(true);
    try (var _ = Autocast.to(BF16)) {
      Tensor silent = Autograd.noGrad(() -> Precision.lower(weight));
      assertThat(silent.requiresGrad()).isFalse();
      assertThat(Precision.lower(weight).requiresGrad()).isTrue();
      Autograd.noGrad(() -> weight.addInPlace(Tensor.ones(2, 2), 1));
      assertThat(Precision.lower(weight).detach().toFloatArray()).containsOnly(2);
      try (var _ = Autograd.inferenceMode()) {
        weight.detach().fill(3);
        Precision.lower(weight);
      }
      assertThat(Tensor.ones(2, 2).matmul(weight).requiresGrad()).isTrue();
      weight.zeroGrad();
      for (int step = 0; step < 3; step++) { // the region is older than the scope of memory
        try (var _ = Memory.scope()) {
          Tensor.ones(2, 2).matmul(weight).sum().backward();
        }
      }
      assertThat(weight.grad().toFloatArray()).containsOnly(6);
    }
  }

  @Test
  void gradients_are_float32_and_backward_gives_the_same_bits_inside_and_outside() {
    float[] outside = gradient(false);
    assertThat(gradient(true)).isEqualTo(outside);
    assertThat(outside).isNotEqualTo(gradientInFloat32());
  }

  @Test
  void work_recorded_before_the_region_goes_back_in_its_own_types() {
    Tensor weight = Wave.of(1, 0, 1, 3, 3).requiresGrad(true);
    Tensor plain = Wave.of(1, 2, 1, 3, 3).matmul(weight).square().sum();
    plain.backward(null, true);
    float[] wanted = weight.grad().toFloatArray();
    weight.zeroGrad();
    try (var _ = Autocast.to(BF16)) {
      plain.backward();
      assertThat(product()).isEqualTo(BF16);
    }
    assertThat(weight.grad().toFloatArray()).isEqualTo(wanted);
  }

  private static float[] gradient(boolean inside) {
    Linear layer = Wave.fill(new Linear(3, 2, seed()));
    Tensor loss;
    try (var _ = Autocast.to(BF16)) {
      loss = new MeanSquared().of(layer.apply(Wave.of(1, 0, 1, 5, 3)), Wave.of(1, 1, 1, 5, 2));
      if (inside) {
        loss.backward();
      }
    }
    if (!inside) {
      loss.backward();
    }
    assertThat(layer.weight().grad().dtype()).isEqualTo(F32);
    return layer.weight().grad().toFloatArray();
  }

  private static float[] gradientInFloat32() {
    Linear layer = Wave.fill(new Linear(3, 2, seed()));
    new MeanSquared().of(layer.apply(Wave.of(1, 0, 1, 5, 3)), Wave.of(1, 1, 1, 5, 2)).backward();
    return layer.weight().grad().toFloatArray();
  }

  private static DType product() {
    return Tensor.ones(2, 2).matmul(Tensor.ones(2, 2)).dtype();
  }

  private static Tensor row(Tensor x) {
    return x.select(0, 0);
  }

  private static Philox seed() {
    return new Philox(1, 0);
  }
}
