package dev.holdout.engine.reference;

import static dev.holdout.engine.reference.TorchCases.integers;
import static dev.holdout.engine.reference.TorchCases.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.nn.Init;
import dev.holdout.engine.nn.Init.Fan;
import dev.holdout.engine.nn.Nonlinearity;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/** Initial values by the law that PyTorch's follow: bounds, mean, deviation, right angles. */
final class TorchInits {

  /** Standard errors that a mean or a deviation may be off. */
  private static final double ERRORS = 6;

  private TorchInits() {}

  static void run(JsonNode golden) {
    JsonNode args = golden.get("args");
    JsonNode law = golden.get("law");
    switch (args.get("kind").asText()) {
      case "gain" -> gain(args, law);
      case "layer" -> check(ofLayer(args), law);
      case "init" -> check(drawn(args), law);
      default -> throw new AssertionError("kind " + args.get("kind") + " is unknown");
    }
  }

  private static void gain(JsonNode args, JsonNode law) {
    Nonlinearity nonlinearity = nonlinearity(args.get("nonlinearity").asText());
    double got =
        args.get("param").isNull()
            ? nonlinearity.gain()
            : nonlinearity.gain(number(args.get("param")));
    assertThat(got).isCloseTo(number(law.get("gain")), within(1e-15));
  }

  private static Tensor ofLayer(JsonNode args) {
    return TorchModules.build(args.get("module").asText(), args.get("config"))
        .stateDict()
        .get(args.get("parameter").asText());
  }

  private static Tensor drawn(JsonNode args) {
    Tensor target = Tensor.full(Double.NaN, integers(args.get("shape"))).requiresGrad(true);
    TorchConfig config = new TorchConfig(args.get("config"));
    Philox random = new Philox(23, 0);
    Tensor result =
        switch (args.get("init").asText()) {
          case "uniform_" ->
              Init.uniformInPlace(target, config.number("a", 0), config.number("b", 1), random);
          case "normal_" ->
              Init.normalInPlace(target, config.number("mean", 0), config.number("std", 1), random);
          case "trunc_normal_" ->
              Init.truncatedNormalInPlace(
                  target,
                  config.number("mean", 0),
                  config.number("std", 1),
                  config.number("a", -2),
                  config.number("b", 2),
                  random);
          case "constant_" -> Init.constantInPlace(target, config.number("val", 0));
          case "zeros_" -> Init.zerosInPlace(target);
          case "ones_" -> Init.onesInPlace(target);
          case "eye_" -> Init.eyeInPlace(target);
          case "orthogonal_" -> Init.orthogonalInPlace(target, config.number("gain", 1), random);
          default -> fanned(target, args.get("init").asText(), config, random);
        };
    config.requireAllRead(args.get("init").asText());
    assertThat(result).isSameAs(target);
    return target.detach();
  }

  private static Tensor fanned(Tensor target, String name, TorchConfig config, Philox random) {
    double gain = config.number("gain", 1);
    double slope = config.number("a", 0);
    Fan by = config.choice("mode", "fan_in", "fan_out") ? Fan.OUT : Fan.IN;
    Nonlinearity nonlinearity = nonlinearity(config.text("nonlinearity", "leaky_relu"));
    return switch (name) {
      case "xavier_uniform_" -> Init.xavierUniformInPlace(target, gain, random);
      case "xavier_normal_" -> Init.xavierNormalInPlace(target, gain, random);
      case "kaiming_uniform_" ->
          Init.kaimingUniformInPlace(target, slope, by, nonlinearity, random);
      case "kaiming_normal_" -> Init.kaimingNormalInPlace(target, slope, by, nonlinearity, random);
      default -> throw new AssertionError("the initialiser " + name + " is unknown here");
    };
  }

  private static Nonlinearity nonlinearity(String name) {
    return name.startsWith("conv")
        ? Nonlinearity.CONVOLUTION
        : Nonlinearity.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static void check(Tensor drawn, JsonNode law) {
    assertThat(drawn).as("the parameter").isNotNull();
    assertThat(drawn.shape()).isEqualTo(integers(law.get("shape")));
    double[] values = drawn.toDoubleArray();
    switch (law.get("distribution").asText()) {
      case "constant" -> {
        float want = (float) number(law.get("value"));
        assertThat(values).containsOnly(want);
      }
      case "orthogonal" -> orthogonal(drawn, number(law.get("gain")));
      default -> moments(drawn, values, law);
    }
  }

  /** Bounds are never crossed; mean and deviation are within six standard errors. */
  private static void moments(Tensor drawn, double[] values, JsonNode law) {
    double[] random = values;
    if (law.has("zero_row")) {
      int width = drawn.size(1);
      int from = law.get("zero_row").intValue() * width;
      assertThat(Arrays.copyOfRange(values, from, from + width)).containsOnly(0);
      random = new double[values.length - width];
      System.arraycopy(values, 0, random, 0, from);
      System.arraycopy(values, from + width, random, from, values.length - from - width);
    }
    if (law.has("low")) {
      double low = (float) number(law.get("low"));
      double high = (float) number(law.get("high"));
      assertThat(Arrays.stream(random).min().orElseThrow()).isGreaterThanOrEqualTo(low);
      assertThat(Arrays.stream(random).max().orElseThrow()).isLessThanOrEqualTo(high);
    }
    double mean = Arrays.stream(random).average().orElseThrow();
    double variance =
        Arrays.stream(random).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    double want = number(law.get("std"));
    double room = ERRORS * want / Math.sqrt(random.length);
    assertThat(mean).as("mean").isCloseTo(number(law.get("mean")), within(room));
    assertThat(Math.sqrt(variance)).as("deviation").isCloseTo(want, within(room));
  }

  /** W W' or W' W is the square of the gain times the identity. */
  private static void orthogonal(Tensor drawn, double gain) {
    Tensor flat = drawn.reshape(drawn.size(0), -1);
    Tensor shorter = flat.size(0) <= flat.size(1) ? flat : flat.transpose(0, 1);
    double[] got = shorter.matmul(shorter.transpose(0, 1)).toDoubleArray();
    int n = shorter.size(0);
    for (int i = 0; i < got.length; i++) {
      double want = i % n == i / n ? gain * gain : 0;
      assertThat(got[i]).isCloseTo(want, within(1e-5 * gain * gain));
    }
  }
}
