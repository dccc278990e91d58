package dev.holdout.engine.tensor;

import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.tensor.ops.Example;
import dev.holdout.engine.tensor.ops.OpCatalogue;
import dev.holdout.engine.tensor.ops.Pointwise;
import dev.holdout.engine.tensor.ops.examples.PairedExamples;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Computations whose output row is a function of the input row of the same number. Shared by the
 * law of the numeric contract and by the small program that runs it in another Java process.
 */
final class RowChains {

  static final int WIDTH = 300;

  /** Rows of the printed digests: a whole tile and a remainder, few enough for an interpreter. */
  static final int PRINTED = 9;

  /**
   * One computation.
   *
   * @param name for messages
   * @param f from [rows, WIDTH] to [rows, …]
   */
  record Chain(String name, UnaryOperator<Tensor> f) {

    /** The bits of the result, NaN in one form. */
    int[][] rows(Tensor x) {
      Tensor out = f.apply(x).detach();
      int m = out.size(0);
      float[] values = out.reshape(m, -1).toFloatArray();
      int[][] bits = new int[m][values.length / Math.max(1, m)];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < bits[i].length; j++) {
          bits[i][j] = Float.floatToIntBits(values[i * bits[i].length + j]);
        }
      }
      return bits;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private RowChains() {}

  static List<Chain> all() {
    List<Chain> chains = new ArrayList<>();
    addElementwise(chains);
    addReductions(chains);
    addProducts(chains);
    addPlaces(chains);
    LayerChains.addTo(chains);
    chains.add(new Chain("linear, tanh, linear, sigmoid", RowChains::network));
    chains.add(new Chain("gradient of a network by its input", RowChains::inputGradient));
    return chains;
  }

  private static void addElementwise(List<Chain> chains) {
    for (Example example : OpCatalogue.all()) {
      if (example.op() instanceof Pointwise op) {
        // From (0, 1) to the range where the operation is defined.
        double scale = example.high() - example.low();
        chains.add(
            new Chain(op.toString(), x -> Autograd.apply(op, x.mul(scale).add(example.low()))));
      }
    }
    Tensor row = normal(3, WIDTH);
    for (Example example : PairedExamples.all()) {
      if (example.fixed().isEmpty()) {
        double scale = example.high() - example.low();
        Tensor other = row.abs().mul(0.2).add(0.5);
        chains.add(
            new Chain(
                example + " of a row",
                x -> Autograd.apply(example.op(), x.mul(scale).add(example.low()), other)));
      }
    }
    chains.add(new Chain("the larger by where", x -> x.where(x.gt(row), row)));
    chains.add(new Chain("in halves", x -> x.to(DType.BF16).add(row.to(DType.BF16))));
    chains.add(new Chain("add a row", x -> x.add(row)));
    chains.add(new Chain("divide by a row", x -> x.div(row)));
    chains.add(new Chain("larger of a row", x -> x.maximum(row)));
    chains.add(new Chain("smaller of a row", x -> x.minimum(row)));
    chains.add(new Chain("above a row", x -> x.gt(row)));
    chains.add(new Chain("equal to its neighbour", x -> x.eq(x.narrow(1, 3, 1))));
    chains.add(new Chain("multiply by a column of its own", x -> x.mul(x.narrow(1, 7, 1))));
    chains.add(new Chain("subtract shifted", x -> x.narrow(1, 0, 299).sub(x.narrow(1, 1, 299))));
    chains.add(new Chain("joined with its root", x -> Tensor.cat(List.of(x, x.sqrt()), 1)));
    chains.add(new Chain("in double and back", x -> x.to(DType.F64).exp().to(DType.F32)));
  }

  private static void addPlaces(List<Chain> chains) {
    Tensor columns = Tensor.of(new long[] {7, 299, 0, 7, 150, 31, 7, 8, 9}).unsqueeze(0);
    chains.add(new Chain("columns by index", x -> x.indexSelect(1, columns.squeeze(0))));
    chains.add(new Chain("gathered", x -> x.gather(1, columns.expand(x.size(0), 9))));
    chains.add(
        new Chain(
            "added by index",
            x ->
                x.narrow(1, 0, 40)
                    .indexAdd(1, columns.squeeze(0).clamp(0, 9), x.narrow(1, 50, 9))));
    chains.add(
        new Chain(
            "scattered sums",
            x -> {
              Tensor index = columns.clamp(5, 9).expand(x.size(0), 9);
              return x.narrow(1, 0, 10).scatterAdd(1, index, x.narrow(1, 20, 9));
            }));
    chains.add(new Chain("sums of windows", x -> x.unfold(1, 20, 3).sum(2, false)));
    chains.add(new Chain("gradient of windows", RowChains::windowGradient));
    chains.add(new Chain("gradient of a repetition", RowChains::repetitionGradient));
    chains.add(new Chain("rolled over a flip", x -> x.roll(5, 1).add(x.flip(1))));
    chains.add(new Chain("above the mean", x -> x.maskedFill(x.lt(0.5), -1).pad(1, 2)));
  }

  private static void addReductions(List<Chain> chains) {
    for (int n : new int[] {1, 5, 16, 17, 31, 240, 300}) {
      chains.add(new Chain("sum of " + n, x -> x.narrow(1, 0, n).sum(1, false)));
    }
    chains.add(new Chain("mean", x -> x.mean(1, false)));
    chains.add(new Chain("variance", x -> x.var(1)));
    chains.add(new Chain("largest", x -> x.amax(1, false)));
    chains.add(new Chain("smallest", x -> x.amin(1, false)));
    for (int n : new int[] {1, 5, 17, 300}) {
      chains.add(new Chain("product of " + n, x -> x.narrow(1, 0, n).add(0.5).prod(1, false)));
      chains.add(new Chain("softmax of " + n, x -> x.narrow(1, 0, n).softmax(1)));
      chains.add(new Chain("log softmax of " + n, x -> x.narrow(1, 0, n).logSoftmax(1)));
      chains.add(new Chain("logsumexp of " + n, x -> x.narrow(1, 0, n).logsumexp(1, false)));
    }
    for (double p : new double[] {0, 0.5, 1, 2, 3, Double.POSITIVE_INFINITY}) {
      chains.add(new Chain("norm " + p, x -> x.norm(p, new int[] {1}, false)));
    }
    chains.add(new Chain("softmax in double", x -> x.to(DType.F64).softmax(1).to(DType.F32)));
    chains.add(new Chain("softmax in halves", x -> x.to(DType.F16).softmax(-1).to(DType.F32)));
    chains.add(new Chain("softmax across", x -> x.reshape(-1, 30, 10).softmax(1)));
    chains.add(new Chain("gradient of softmax", x -> gradient(x, leaf -> leaf.softmax(1))));
    chains.add(new Chain("gradient of its log", x -> gradient(x, leaf -> leaf.logSoftmax(1))));
    chains.add(new Chain("gradient of a product", x -> gradient(x, leaf -> leaf.prod(1, true))));
    chains.add(new Chain("running sum", x -> x.cumsum(1)));
    chains.add(new Chain("running product", x -> x.add(0.5).cumprod(1)));
    chains.add(new Chain("running logsumexp", x -> x.logcumsumexp(1)));
    chains.add(new Chain("running largest", x -> x.cummax(1).values()));
    chains.add(new Chain("sorted", x -> x.sort(1, true).values()));
    chains.add(new Chain("sorted places", x -> x.argsort(1, false)));
    chains.add(new Chain("largest five", x -> x.topk(5).values()));
    chains.add(new Chain("median", x -> x.median(1, false).values()));
    chains.add(new Chain("quantile", x -> x.quantile(0.3, 1, false)));
    chains.add(new Chain("transposed sum", x -> x.transpose(0, 1).contiguous().sum(0, false)));
  }

  private static void addProducts(List<Chain> chains) {
    Tensor cube = normal(6, 20, 5);
    chains.add(new Chain("stacked products", x -> x.reshape(-1, 15, 20).matmul(cube)));
    chains.add(
        new Chain(
            "einsum of a batch",
            x -> Tensor.einsum("b...ij,jk->b...ik", x.reshape(-1, 1, 15, 20), normal(8, 20, 7))));
    chains.add(
        new Chain(
            "a product each",
            x -> x.reshape(-1, 15, 20).matmul(x.reshape(-1, 15, 20).transpose(1, 2))));
    for (int k : new int[] {1, 4, 20, 240, 256, 257, 300}) {
      for (int n : new int[] {1, 5, 16, 17, 32, 50}) {
        Tensor w = normal(k * 100 + n, k, n);
        Tensor wt = w.transpose(0, 1).contiguous();
        Tensor bias = normal(n, n);
        String size = k + " x " + n;
        chains.add(new Chain("matmul NN " + size, x -> x.narrow(1, 0, k).matmul(w)));
        chains.add(
            new Chain("matmul NT " + size, x -> x.narrow(1, 0, k).matmul(wt.transpose(0, 1))));
        chains.add(
            new Chain(
                "matmul of a transposed left " + size,
                x -> x.narrow(1, 0, k).transpose(0, 1).contiguous().transpose(0, 1).matmul(w)));
        chains.add(new Chain("linear " + size, x -> x.narrow(1, 0, k).linear(wt, bias)));
      }
    }
  }

  /** Rows of numbers in (0, 1). */
  static Tensor rows(int count) {
    float[] values = new Philox(42, 0).fillUniform(new float[count * WIDTH], 1e-3, 1);
    return Tensor.of(values, count, WIDTH);
  }

  private static Tensor network(Tensor x) {
    Tensor hidden = x.linear(normal(1, 16, WIDTH).mul(0.1), normal(2, 16)).tanh();
    return hidden.linear(normal(4, 3, 16), normal(5, 3)).sigmoid();
  }

  private static Tensor inputGradient(Tensor x) {
    Tensor leaf = x.detach().copy().requiresGrad(true);
    network(leaf).square().sum().backward();
    return leaf.grad();
  }

  private static Tensor windowGradient(Tensor x) {
    Tensor leaf = x.detach().copy().requiresGrad(true);
    leaf.unfold(1, 7, 2).square().sum().backward();
    return leaf.grad();
  }

  private static Tensor repetitionGradient(Tensor x) {
    Tensor leaf = x.detach().narrow(1, 0, 1).copy().requiresGrad(true);
    leaf.expand(x.sizes()).mul(x).sum().backward();
    return leaf.grad();
  }

  static Tensor gradient(Tensor x, UnaryOperator<Tensor> f) {
    Tensor leaf = x.detach().copy().requiresGrad(true);
    f.apply(leaf).square().sum().backward();
    return leaf.grad();
  }

  private static Tensor normal(long stream, int... shape) {
    float[] values = new Philox(7, stream).fillNormal(new float[Shape.count(shape)], 0, 1);
    return Tensor.of(values, shape);
  }

  /** Prints one line a chain: its name and a digest of its bits over the first rows. */
  public static void main(String[] arguments) throws Exception {
    Tensor x = rows(PRINTED);
    for (Chain chain : all()) {
      System.out.println(chain.name() + "\t" + digest(chain.rows(x)));
    }
  }

  static String digest(int[][] rows) throws java.security.NoSuchAlgorithmException {
    var sha = java.security.MessageDigest.getInstance("SHA-256");
    for (int[] row : rows) {
      for (int bits : row) {
        sha.update(
            new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)});
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
