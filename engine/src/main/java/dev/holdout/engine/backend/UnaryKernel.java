package dev.holdout.engine.backend;

/**
 * A function of one number x, with up to two parameters a and b; y is its value. Beside each stand
 * its slope and what the slope is computed from. σ is the logistic function, Φ the normal
 * distribution and φ its density. Special values are PyTorch's.
 */
public enum UnaryKernel {
  /** -x; slope -1. */
  NEGATE("neg", Keeps.NOTHING),
  /** |x|; slope sign x, 0 at 0 and at NaN. */
  ABSOLUTE("abs", Keeps.INPUT),
  /** -1, 0 or 1 by the sign of x, 0 for NaN; slope 0. */
  SIGN("sign", Keeps.NOTHING),

  /** x rounded to minus infinity; slope 0. */
  FLOOR("floor", Keeps.NOTHING),
  /** x rounded to plus infinity; slope 0. */
  CEIL("ceil", Keeps.NOTHING),
  /** x rounded to zero; slope 0. */
  TRUNCATE("trunc", Keeps.NOTHING),
  /** x rounded to a decimals, halves to even; slope 0. */
  ROUND("round", Keeps.NOTHING),
  /** x less x rounded to zero; slope 1. */
  FRACTION("frac", Keeps.NOTHING),

  /** e^x; slope y. */
  EXP("exp", Keeps.OUTPUT),
  /** 2^x; slope y ln 2. */
  EXP2("exp2", Keeps.OUTPUT),
  /** e^x - 1; slope y + 1. */
  EXPM1("expm1", Keeps.OUTPUT),
  /** Natural logarithm; slope 1 / x. */
  LOG("log", Keeps.INPUT),
  /** Logarithm to base 2; slope 1 / (x ln 2). */
  LOG2("log2", Keeps.INPUT),
  /** Logarithm to base 10; slope 1 / (x ln 10). */
  LOG10("log10", Keeps.INPUT),
  /** ln(1 + x); slope 1 / (1 + x). */
  LOG1P("log1p", Keeps.INPUT),
  /** x^2; slope 2 x. */
  SQUARE("square", Keeps.INPUT),
  /** Square root; slope 1 / (2 y), and where a is 1 it is 0 at 0, as a deviation wants it. */
  SQUARE_ROOT("sqrt", Keeps.OUTPUT),
  /** 1 / √x; slope -y^3 / 2. */
  RECIPROCAL_ROOT("rsqrt", Keeps.OUTPUT),
  /** 1 / x; slope -y^2. */
  RECIPROCAL("reciprocal", Keeps.OUTPUT),
  /** x^a; slope a x^(a-1), 0 where a is 0. */
  POWER("pow", Keeps.INPUT),

  /** Sine; slope cos x. */
  SIN("sin", Keeps.INPUT),
  /** Cosine; slope -sin x. */
  COS("cos", Keeps.INPUT),
  /** Tangent; slope 1 + y^2. */
  TAN("tan", Keeps.OUTPUT),
  /** Arc sine; slope 1 / √(1 - x^2). */
  ASIN("asin", Keeps.INPUT),
  /** Arc cosine; slope -1 / √(1 - x^2). */
  ACOS("acos", Keeps.INPUT),
  /** Arc tangent; slope 1 / (1 + x^2). */
  ATAN("atan", Keeps.INPUT),
  /** Hyperbolic sine; slope cosh x. */
  SINH("sinh", Keeps.INPUT),
  /** Hyperbolic cosine; slope sinh x. */
  COSH("cosh", Keeps.INPUT),
  /** Hyperbolic tangent; slope 1 - y^2. */
  TANH("tanh", Keeps.OUTPUT),
  /** Inverse of the hyperbolic sine; slope 1 / √(x^2 + 1). */
  ASINH("asinh", Keeps.INPUT),
  /** Inverse of the hyperbolic cosine, NaN below 1; slope 1 / √((x - 1) (x + 1)). */
  ACOSH("acosh", Keeps.INPUT),
  /** Inverse of the hyperbolic tangent, NaN outside [-1, 1]; slope 1 / (1 - x^2). */
  ATANH("atanh", Keeps.INPUT),

  /** Error function; slope 2 / √π e^(-x^2). */
  ERF("erf", Keeps.INPUT),
  /** 1 less the error function, exact in its tail; slope -2 / √π e^(-x^2). */
  ERFC("erfc", Keeps.INPUT),
  /** 1 / (1 + e^-x); slope y (1 - y). */
  SIGMOID("sigmoid", Keeps.OUTPUT),
  /** ln σ(x); slope σ(-x). */
  LOG_SIGMOID("logsigmoid", Keeps.INPUT),
  /** ln(1 + e^(a x)) / a, and x where a x is above b; slope σ(a x), and 1 there. */
  SOFTPLUS("softplus", Keeps.INPUT),
  /** x σ(x); slope σ (1 + x (1 - σ)). */
  SILU("silu", Keeps.INPUT),
  /** x t with t = tanh ln(1 + e^x); slope t + x σ(x) (1 - t^2). */
  MISH("mish", Keeps.INPUT),
  /** x Φ(x); slope Φ(x) + x φ(x). */
  GELU("gelu", Keeps.INPUT),
  /** x σ(u) with u = √(8/π) (x + 0.044715 x^3); slope σ(u) + x σ(u) (1 - σ(u)) u'. */
  GELU_TANH("gelu", Keeps.INPUT),
  /** x / (1 + |x|); slope 1 / (1 + |x|)^2, NaN at infinity. */
  SOFTSIGN("softsign", Keeps.INPUT),
  /** x - tanh x; slope tanh^2 x. */
  TANH_SHRINK("tanhshrink", Keeps.INPUT),
  /** x where above 0, else 0 (NaN stays); slope 1 where y is above 0, else 0. */
  RELU("relu", Keeps.OUTPUT),
  /** x where above 0, else a x; slope 1 where x is above 0, else a. */
  LEAKY_RELU("leaky_relu", Keeps.INPUT),
  /** x where not below 0, else a (e^x - 1); slope 1 where not below or at 0, else a e^x. */
  ELU("elu", Keeps.INPUT),
  /** x held between a and b; slope 0 at a bound and beyond, else 1 (also at NaN). */
  HARD_TANH("hardtanh", Keeps.INPUT),
  /** x held between a and b, b if a is above it; slope 1 strictly between them, else 0. */
  CLAMP("clamp", Keeps.INPUT),
  /** a where x is infinity, b where it is minus infinity, else x; slope 1 where x, else 0. */
  REPLACE_INFINITY("nan_to_num", Keeps.INPUT),
  /** a where x is NaN, else x; slope 1 where x is a number, else 0. */
  REPLACE_NAN("nan_to_num", Keeps.INPUT),

  /** x + a; slope 1. */
  ADD_NUMBER("add", Keeps.NOTHING),
  /** a x; slope a. */
  MULTIPLY_NUMBER("mul", Keeps.NOTHING),
  /** x / a; slope 1 / a. */
  DIVIDE_NUMBER("div", Keeps.NOTHING);

  /** What a slope is computed from, and so must not be overwritten before backward. */
  public enum Keeps {
    NOTHING,
    INPUT,
    OUTPUT
  }

  private final String torchName;
  private final Keeps keeps;

  UnaryKernel(String torchName, Keeps keeps) {
    this.torchName = torchName;
    this.keeps = keeps;
  }

  /** PyTorch's name of it, for messages. */
  public String torchName() {
    return torchName;
  }

  public Keeps keeps() {
    return keeps;
  }
}
