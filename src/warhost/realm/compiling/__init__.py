# SPDX-License-Identifier: GPL-2.0-or-later
"""How kernels become machine code: each is typed once, and only those that Python calls are turned into code.

Numba by itself optimises and generates code for every function, together with everything that the function calls, again at each
level of callers. Here a kernel that other kernels call stays in the compiler's intermediate form (a *part*), and one that
Python calls (a *whole*) is linked with all parts that it reaches, optimised and generated once. ``realm.kernel`` is what the rest of
the realm sees of it.
"""
