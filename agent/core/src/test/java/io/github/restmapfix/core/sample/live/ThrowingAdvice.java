package io.github.restmapfix.core.sample.live;

import net.bytebuddy.asm.Advice;

final class ThrowingAdvice {

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Return(readOnly = false) String found) {
    found = Integer.toString(Integer.parseInt("not a number"));
  }
}
