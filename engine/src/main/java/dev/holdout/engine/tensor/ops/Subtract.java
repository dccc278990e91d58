package dev.holdout.engine.tensor.ops;

import dev.holdout.engine.backend.BinaryKernel;
import dev.holdout.engine.tensor.Op;
import dev.holdout.engine.tensor.Tensor;

/** Value: a - b. Slopes: 1 and -1. */
public record Subtract() implements Op {

  @Override
  public String name() {
    return "sub";
  }

  @Override
  public Tensor value(Tensor... in) {
    return Elementwise.value(BinaryKernel.SUBTRACT, name(), in[0], in[1]);
  }

  @Override
  public Tensor[] gradient(Tensor[] in, Tensor out, Tensor gradient) {
    return new Tensor[] {
      in[0].requiresGrad() ? gradient.sumTo(in[0].sizes()) : null,
      in[1].requiresGrad() ? gradient.sumTo(in[1].sizes()).neg() : null
    };
  }

  @Override
  public boolean keepsInput(int i) {
    return false;
  }
}
