package io.github.restmapfix.core.sample.live;

import net.bytebuddy.asm.Advice;

/** Asks for an argument that no target has, so that weaving it fails. */
final class UnfitAdvice {

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(7) Object none) {
    none.hashCode();
  }
}
