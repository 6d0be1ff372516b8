package io.github.restmapfix.core;

/**
 * Ordinary typed Java against one library, behind one patch; lives in a class loader that sees both
 * sides. Stateless and thread safe: what is to be remembered is kept by the engine or by {@link
 * Copy}, which outlive it.
 */
public interface Gateway {

  /**
   * Answers an advised call.
   *
   * @param arguments as the advice gave them; the first is the advised class
   * @return what the advice documents; null always means "go on as the library was shipped"
   * @throws Throwable counted against the patch, never seen by the application
   */
  Object answer(Object[] arguments) throws Throwable;
}
