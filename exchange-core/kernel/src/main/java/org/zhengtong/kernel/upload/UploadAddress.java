// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.upload;

/**
 * An address that takes files.
 *
 * @param path exact path of the endpoint
 * @param limit most bytes of a body
 */
public record UploadAddress(String path, long limit) {}
