package io.github.restmapfix.core.install;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An advice parameter of type {@code BiFunction} that is the Bridge's hook. It is looked up where
 * the advice reads the parameter, so a call that never reads it pays nothing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Bridged {}
