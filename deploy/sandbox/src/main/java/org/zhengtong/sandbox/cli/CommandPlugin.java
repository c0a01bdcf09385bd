// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

/**
 * A command that another module adds to {@code zt}, such as {@code zt bench}: a picocli command class with a public constructor without
 * parameters, named in {@code META-INF/services}.
 */
public interface CommandPlugin {}
