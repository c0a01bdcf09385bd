// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox;

/** What the sandbox cannot do, as a key of {@link Messages} with its values, and the exit code the command line ends with. */
public class SandboxException extends RuntimeException {

    private final String key;
    private final transient Object[] values;

    public SandboxException(String key, Object... values) {
        super(key);
        this.key = key;
        this.values = values.clone();
    }

    public SandboxException(Throwable cause, String key, Object... values) {
        super(key, cause);
        this.key = key;
        this.values = values.clone();
    }

    /** The message for the person at the terminal. */
    public String text(Messages messages) {
        return messages.text(key, values);
    }

    /** 1 unless a subclass says otherwise. */
    public int exitCode() {
        return 1;
    }

    @Override
    public String getMessage() {
        return text(new Messages("zh"));
    }
}
