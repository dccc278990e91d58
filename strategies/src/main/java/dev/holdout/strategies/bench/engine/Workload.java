package dev.holdout.strategies.bench.engine;

/**
 * What is measured on both sides, and the goal it has.
 *
 * @param name in the lines of {@link Said}
 * @param work one line for people
 * @param unit of a figure
 * @param ratio of our speed to libtorch's that is the goal; 0 where there is none
 * @param limit which limit of the machine the figure is a share of; empty where none is measured
 * @param share of it that is the goal; 0 where there is none
 * @param most microseconds at most; 0 where a figure is a speed
 */
record Workload(
    String name, String work, String unit, double ratio, String limit, double share, double most) {

  static java.util.List<Workload> all() {
    return java.util.List.of(
        training("trader", "neural trader, batch 1,000, RMSprop", 1.5),
        training("mlp", "MLP 128-256-256-10, batch 128, Adam", 0.7),
        training("lstm", "LSTM 16-64, 256 x 60, Adam", 1),
        training("transformer", "Transformer, 60 x 128 x 64, Adam", 0.7),
        new Workload("gemm512", "product 512 x 512", "GFLOP/s", 0, "multiply-adds", 0, 0),
        new Workload("gemm1024", "product 1024 x 1024", "GFLOP/s", 0, "multiply-adds", 0, 0),
        new Workload("add", "add, 10 M, given memory", "GB/s", 0, "add", 0.8, 0),
        new Workload("mul", "mul, 10 M, given memory", "GB/s", 0, "add", 0.8, 0),
        new Workload("sum", "sum, 10 M", "GB/s", 0, "read", 0.8, 0),
        new Workload("sigmoid", "sigmoid, 10 M, given memory", "G/s", 0, "sigmoid", 0.6, 0),
        new Workload("tanh", "tanh, 10 M, given memory", "G/s", 0, "sigmoid", 0.6, 0),
        new Workload("exp", "exp, 10 M, given memory", "G/s", 0, "sigmoid", 0.6, 0),
        new Workload("inference", "neural trader, one sample", "us", 0, "", 0, 3),
        new Workload("small", "add of 4 numbers, recorded", "us", 0, "", 0, 1));
  }

  private static Workload training(String name, String work, double ratio) {
    return new Workload(name, work, "steps/s", ratio, "", 0, 0);
  }

  /** Our speed over theirs, also where figures are times. */
  double ratio(double ours, double theirs) {
    return most > 0 ? theirs / ours : ours / theirs;
  }
}
