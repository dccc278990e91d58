package dev.holdout.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.amp.Autocast;
import dev.holdout.engine.memory.Memory;
import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.Linear;
import dev.holdout.engine.nn.Sequential;
import dev.holdout.engine.nn.Tanh;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckpointTest {

  /** How a piece of a net is run: as a checkpoint or plainly. */
  private interface Way
      extends BiFunction<UnaryOperator<List<Tensor>>, List<Tensor>, List<Tensor>> {
    default Tensor one(UnaryOperator<Tensor> steps, Tensor in) {
      return apply(given -> List.of(steps.apply(given.getFirst())), List.of(in)).getFirst();
    }
  }

  private static final Way PLAIN = UnaryOperator::apply;
  private static final Way AGAIN = Autograd::checkpoint;

  /** Some computation on leaves of its own; gives what is to be compared to the bit. */
  private interface Program {
    List<Tensor> run(Way way);
  }

  @AfterEach
  void nothing_stays_pooled() {
    Memory.trim();
  }

  /** Same bits with and without a checkpoint, each with a scope of memory and without. */
  private static void alike(Program program) {
    alike("the program", program);
  }

  private static void alike(String what, Program program) {
    List<float[]> expected = numbers(program.run(PLAIN));
    List<List<float[]>> others = new ArrayList<>();
    others.add(numbers(program.run(AGAIN)));
    for (int round = 0; round < 2; round++) { // the second time in memory used before
      try (var _ = Memory.scope()) {
        others.add(numbers(program.run(AGAIN)));
      }
    }
    for (List<float[]> got : others) {
      assertThat(got).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(got.get(i)).as("%s, result %d", what, i).isEqualTo(expected.get(i));
      }
    }
  }

  private static List<float[]> numbers(List<Tensor> tensors) {
    return tensors.stream()
        .map(tensor -> tensor == null ? null : tensor.detach().toFloatArray())
        .toList();
  }

  private static Tensor leaf(long stream, int... shape) {
    return Tensor.randn(new Philox(7, stream), shape).requiresGrad(true);
  }

  @Test
  void values_and_gradients_have_the_bits_they_have_without_it() {
    alike(way -> {
      Tensor x = leaf(1, 4, 3);
      Tensor w = leaf(2, 3, 3);
      Tensor y = way.one(in -> in.matmul(w).tanh().matmul(w).add(in), x);
      Tensor z = way.one(in -> in.matmul(w).gelu().mul(in), y);
      z.mul(x).sum().backward();
      return Arrays.asList(z, x.grad(), w.grad());
    });
  }

  @Test
  void a_weight_used_inside_and_outside_gathers_its_gradient_in_the_same_order() {
    alike(way -> {
      Tensor w = leaf(1, 5, 5);
      Tensor x = leaf(2, 5, 5);
      Tensor a = x.matmul(w).tanh();
      Tensor b = way.one(in -> in.matmul(w).tanh().matmul(w).add(x.matmul(w)), a);
      Tensor c = way.one(in -> in.matmul(w).sigmoid().matmul(a), b.matmul(w));
      c.matmul(w).add(a).sum().backward();
      return List.of(w.grad(), x.grad());
    });
  }

  @Test
  void several_outputs_some_without_gradient_some_unused() {
    alike(way -> {
      Tensor x = leaf(1, 6);
      Tensor y = leaf(2, 6);
      List<Tensor> out =
          way.apply(
              in -> {
                Tensor product = in.get(0).mul(in.get(1));
                return List.of(
                    product.exp(), product.gt(0.0), product.sin(), in.get(0), product.square());
              },
              List.of(x, y));
      out.get(0).mul(out.get(2)).add(out.get(3)).sum().backward();
      return List.of(out.get(0), out.get(1).to(DType.F32), x.grad(), y.grad());
    });
  }

  @Test
  void checkpoints_in_checkpoints() {
    alike(way -> {
      Tensor w = leaf(1, 4, 4);
      Tensor x = leaf(2, 4, 4);
      UnaryOperator<Tensor> inner = in -> in.matmul(w).tanh().mul(in.sigmoid());
      UnaryOperator<Tensor> middle = in -> way.one(inner, way.one(inner, in.sin()).matmul(w));
      UnaryOperator<Tensor> outer = in -> way.one(middle, in.exp().tanh()).add(way.one(inner, in));
      way.one(outer, way.one(outer, x)).square().sum().backward();
      return List.of(w.grad(), x.grad());
    });
  }

  @Test
  void masks_and_draws_are_the_same_when_computed_again_and_counters_move_once() {
    alike(way -> {
      Philox random = new Philox(3, 0);
      random.nextInt(); // in the middle of a block
      Dropout dropout = new Dropout(0.5, 11);
      Tensor x = leaf(1, 40);
      UnaryOperator<Tensor> steps =
          in ->
              dropout
                  .apply(in.sin())
                  .mul(Tensor.randn(random, 40).exp())
                  .add(Tensor.rand(random, 40))
                  .tanh();
      Tensor y = way.one(in -> way.one(steps, steps.apply(in)), way.one(steps, x));
      y.sum().backward();
      Tensor next = Tensor.randn(random, 5);
      Tensor counted = dropout.counters().get("step").to(DType.F32);
      return List.of(y, x.grad(), next, counted);
    });
  }

  @Test
  void under_autocast_the_steps_are_computed_again_in_the_types_of_the_first_time() {
    alike(way -> {
      Tensor w = leaf(1, 4, 4);
      Tensor v = leaf(2, 4, 4);
      Tensor x = leaf(3, 4, 4);
      Tensor y;
      try (var _ = Autocast.to(DType.BF16)) {
        Tensor before = x.matmul(v).tanh();
        y = way.one(in -> way.one(a -> a.matmul(w).sin(), in.matmul(w)).matmul(v), before);
        y = y.matmul(v);
      }
      y.to(DType.F32).square().sum().backward();
      return List.of(y.to(DType.F32), w.grad(), v.grad(), x.grad());
    });
  }

  @Test
  void running_means_are_moved_once() {
    alike(way -> {
      BatchNorm1d norm = new BatchNorm1d(3);
      Tensor x = leaf(1, 8, 3);
      way.one(in -> norm.apply(in).tanh(), x).square().sum().backward();
      List<Tensor> seen = new ArrayList<>(List.of(x.grad()));
      norm.namedBuffers().values().forEach(buffer -> seen.add(buffer.tensor().to(DType.F32)));
      return seen;
    });
  }

  @Test
  void gradients_of_gradients_and_second_walks() {
    alike(way -> {
      Tensor x = leaf(1, 3);
      Tensor w = leaf(2, 3);
      Tensor y = way.one(in -> in.mul(w).sin().mul(in).exp(), x).sum();
      Tensor first = Autograd.grad(List.of(y), List.of(x), true).getFirst();
      first.square().sum().backward(null, true);
      y.backward(null, true);
      y.backward();
      return List.of(first, x.grad(), w.grad());
    });
    alike(way -> {
      Tensor x = leaf(1, 3);
      Tensor y = way.one(in -> way.one(Tensor::exp, in.sin()).square(), x).sum();
      y.backward(null, true);
      y.backward();
      return List.of(x.grad());
    });
  }

  @Test
  void gradients_of_some_inputs_only() {
    alike(way -> {
      Tensor x = leaf(1, 3, 3);
      Tensor w = leaf(2, 3, 3);
      Tensor y = way.one(in -> in.matmul(w).tanh().matmul(w), x);
      List<Tensor> found =
          Autograd.grad(List.of(y.sum()), List.of(w, y), null, false, false, false);
      return Arrays.asList(found.get(0), found.get(1), x.grad());
    });
  }

  @Test
  void writes_in_place_functions_of_ones_own_and_hooks_inside() {
    alike(way -> {
      Tensor x = leaf(1, 4);
      Tensor y =
          way.one(
              in -> {
                Tensor a = in.sin();
                a.narrow(0, 1, 2).mulInPlace(in.narrow(0, 0, 2));
                Tensor b = new Cube().on(a.exp());
                b.addInPlace(a, 1);
                return b.mul(a);
              },
              x);
      Tensor z = y.mul(2);
      y.registerHook(gradient -> gradient.mul(0.5));
      y.retainGrad();
      z.sum().backward();
      return List.of(y, x.grad(), y.grad());
    });
  }

  private static final class Cube implements Function {
    @Override
    public List<Tensor> forward(FunctionContext context, List<Tensor> in) {
      context.save(in.getFirst());
      return List.of(in.getFirst().pow(3));
    }

    @Override
    public List<Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      return List.of(context.saved(0).square().mul(3).mul(gradients.getFirst()));
    }
  }

  @Test
  void trees_of_random_checkpoints_have_the_bits_of_the_plain_program() {
    for (long seed = 0; seed < 60; seed++) {
      long drawn = seed;
      alike(
          "seed " + seed,
          way -> {
            Philox random = new Philox(drawn, 5);
            Tensor w = leaf(1, 3, 3);
            Tensor x = leaf(2, 3, 3);
            Tensor y = tree(way, random, w, List.of(x, w), 3);
            y.mul(w).sum().backward();
            return Arrays.asList(y, w.grad(), x.grad());
          });
    }
  }

  /** A program drawn from the generator; the same draws whatever the way. */
  private static Tensor tree(Way way, Philox random, Tensor w, List<Tensor> from, int depth) {
    List<Tensor> values = new ArrayList<>(from);
    for (int step = 0; step < 4; step++) {
      Tensor a = values.get(random.nextInt(values.size()));
      Tensor b = values.get(random.nextInt(values.size()));
      long inner = random.nextLong();
      values.add(
          switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> a.matmul(w).tanh();
            case 1 -> a.mul(b).sin();
            case 2 -> a.add(b.transpose(0, 1));
            case 3 -> a.sigmoid().matmul(b);
            default ->
                way.apply(
                        in -> List.of(tree(way, new Philox(inner, 0), w, in, depth - 1)),
                        List.of(a, b))
                    .getFirst();
          });
    }
    return values.getLast().add(values.get(values.size() - 2)).tanh();
  }

  @Test
  void a_layer_keeps_its_names_and_its_bits() {
    Layer plain = net();
    Sequential again = net();
    again.layers().forEach(layer -> layer.checkpointed(true));
    assertThat(again.get(0).isCheckpointed()).isTrue();
    assertThat(again.stateDict().keySet()).isEqualTo(plain.stateDict().keySet());
    for (int step = 0; step < 3; step++) {
      Tensor x = leaf(step, 8, 6);
      plain.zeroGrad();
      again.zeroGrad();
      plain.apply(x).square().mean().backward();
      again.apply(x).square().mean().backward();
      for (int p = 0; p < plain.parameters().size(); p++) {
        assertThat(again.parameters().get(p).grad().toFloatArray())
            .isEqualTo(plain.parameters().get(p).grad().toFloatArray());
      }
    }
    assertThat(again.counters().toString()).isEqualTo(plain.counters().toString());
  }

  private static Sequential net() {
    Philox random = new Philox(9, 0);
    return new Sequential(
        new Sequential(new Linear(6, 16, random), new Tanh(), new Dropout(0.3, 1)),
        new Sequential(new Linear(16, 16, random), new Tanh(), new Dropout(0.3, 2)),
        new Linear(16, 2, random));
  }
}
