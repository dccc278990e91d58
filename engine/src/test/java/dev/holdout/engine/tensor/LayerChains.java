package dev.holdout.engine.tensor;

import dev.holdout.engine.nn.BatchNorm1d;
import dev.holdout.engine.nn.Conv1d;
import dev.holdout.engine.nn.KernelWindow;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.nn.LayerNorm;
import dev.holdout.engine.nn.MaxPool1d;
import dev.holdout.engine.nn.Norms;
import dev.holdout.engine.nn.Poolings;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.tensor.RowChains.Chain;
import java.util.List;

/** Layers whose output row is a function of the input row of the same number. */
final class LayerChains {

  private LayerChains() {}

  static void addTo(List<Chain> chains) {
    Philox random = new Philox(5, 0);
    for (int n : new int[] {7, 16, 37, 300}) {
      Layer norm = new LayerNorm(n);
      chains.add(new Chain("layer norm of " + n, x -> norm.apply(x.narrow(1, 0, n))));
    }
    Layer norm = new LayerNorm(RowChains.WIDTH);
    chains.add(
        new Chain("gradient of layer norm", x -> RowChains.gradient(x, leaf -> norm.apply(leaf))));
    chains.add(
        new Chain(
            "layer norm in double",
            x ->
                Norms.layerNorm(x.to(DType.F64), new int[] {300}, null, null, 1e-5).to(DType.F32)));
    Conv1d causal = new Conv1d(4, 6, KernelWindow.of(3).causal(), random);
    chains.add(new Chain("causal convolution", x -> causal.apply(x.reshape(-1, 4, 75))));
    chains.add(
        new Chain(
            "gradient of a convolution",
            x -> RowChains.gradient(x, leaf -> causal.apply(leaf.reshape(-1, 4, 75)))));
    Conv1d grouped = new Conv1d(4, 4, KernelWindow.of(5).stepping(2).padded(2), 4, true, random);
    chains.add(new Chain("depthwise convolution", x -> grouped.apply(x.reshape(-1, 4, 75))));
    Layer pool = new MaxPool1d(KernelWindow.of(3).stepping(2).padded(1));
    chains.add(new Chain("largest of windows", x -> pool.apply(x)));
    chains.add(new Chain("mean of windows", x -> Poolings.avgPool1d(x, KernelWindow.of(4))));
    Layer batch = new BatchNorm1d(4).eval();
    chains.add(new Chain("batch norm in evaluation", x -> batch.apply(x.reshape(-1, 4, 75))));
  }
}
