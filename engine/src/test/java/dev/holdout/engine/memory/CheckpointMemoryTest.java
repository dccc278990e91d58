package dev.holdout.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdout.engine.backend.Owner;
import dev.holdout.engine.nn.attention.TransformerEncoder;
import dev.holdout.engine.nn.attention.TransformerEncoderLayer;
import dev.holdout.engine.nn.loss.MeanSquared;
import dev.holdout.engine.optim.Adam;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import org.junit.jupiter.api.Test;

/**
 * The transformer of 8 layers (width 64, 4 heads, feed 256, norm after, no dropout) on an input of
 * 60 × batch × 64, time first, with Adam: plain, and with each layer checkpointed.
 */
class CheckpointMemoryTest {

  private record Run(MemoryStats stats, float[] output) {}

  private static Run train(int batch, boolean checkpointed, int steps) {
    return FreshBooks.of(() -> {
      Philox random = new Philox(1, 0);
      var config = TransformerEncoderLayer.Config.of(64, 4, 256);
      TransformerEncoder net =
          new TransformerEncoder(config, 8, false, random).checkpointLayers(checkpointed);
      Adam adam = new Adam(net.parameters(), Adam.Config.of(1e-3));
      Tensor x = Tensor.randn(random, 60, batch, 64);
      Tensor y = Tensor.randn(random, 60, batch, 64);
      for (int i = 0; i < steps; i++) {
        try (var _ = Memory.scope()) {
          adam.zeroGrad();
          new MeanSquared().of(net.apply(x), y).backward();
          adam.step();
        }
        if (i == 0) {
          Memory.resetPeak();
        }
      }
      MemoryStats stats = Memory.stats();
      return new Run(stats, Autograd.noGrad(() -> net.apply(x)).toFloatArray());
    });
  }

  @Test
  void checkpointed_layers_lower_the_peak_by_more_than_half_and_change_no_bit() {
    int batch = Integer.getInteger("holdout.transformer.batch", 8);
    Run plain = train(batch, false, 3);
    Run again = train(batch, true, 3);
    assertThat(again.output()).isEqualTo(plain.output());
    System.out.printf(
        "transformer of 8 layers, batch %d: peak %,d bytes plain, %,d checkpointed%n%s%s",
        batch, plain.stats.totalPeak(), again.stats.totalPeak(), plain.stats, again.stats);
    assertThat((double) again.stats.totalPeak() / plain.stats.totalPeak()).isLessThan(0.5);
    assertThat(again.stats.peak(Owner.ACTIVATIONS))
        .isLessThan(plain.stats.peak(Owner.ACTIVATIONS) / 3);
    assertThat(again.stats.current(Owner.PARAMETERS))
        .isEqualTo(plain.stats.current(Owner.PARAMETERS));
  }
}
