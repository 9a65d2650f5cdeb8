# SPDX-License-Identifier: GPL-2.0-or-later
"""Say who may do what: users, keys, signed requests, roles, address lists, rate limits, and the audit chain that remembers it.

Guard knows no web framework, no route and no socket: a face hands it what a request said (its method, target, headers,
body and the address of its peer) and gets a principal or a refusal. Time comes in as an argument or as a clock that was
passed in; rows live in the store.
"""
