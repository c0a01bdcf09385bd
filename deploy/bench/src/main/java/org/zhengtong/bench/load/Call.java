// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.bench.load;

import java.util.Map;

/**
 * One HTTP call of a load run, ready to be sent.
 *
 * @param method HTTP method
 * @param path path with query
 * @param headers request headers
 * @param body request body, may be empty
 * @param expectedStatus status that counts as a success
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body, int expectedStatus) {}
