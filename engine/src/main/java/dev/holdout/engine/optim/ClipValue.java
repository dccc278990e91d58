package dev.holdout.engine.optim;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.tensor.Autograd;
import java.util.List;

/**
 * Holds every element of every gradient between {@code -clipValue} and {@code clipValue}; a NaN
 * stays.
 *
 * <p>Source: torch.nn.utils.clip_grad_value_.
 *
 * @param clipValue 0 or more
 */
public record ClipValue(double clipValue) {

  public ClipValue {
    if (!(clipValue >= 0)) {
      throw new IllegalArgumentException(
          "clip value: clipValue is " + clipValue + "; pass a value of 0 or more");
    }
  }

  /** Clips the gradients in place; parameters without one are passed over. */
  public void clip(List<Parameter> parameters) {
    try (var off = Autograd.noGrad()) {
      for (Parameter parameter : parameters) {
        if (parameter.grad() != null) {
          parameter.grad().clampInPlace(-clipValue, clipValue);
        }
      }
    }
  }
}
