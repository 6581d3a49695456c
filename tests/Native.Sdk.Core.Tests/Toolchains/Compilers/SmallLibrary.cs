using Native.Sdk.Core.Tests.Support;

namespace Native.Sdk.Core.Tests.Toolchains.Compilers;

/// <summary>
/// A C library with functions and data that are seen, hidden and static, some of which need the C library; and programs
/// that load it as .NET would: by its path, and then a function by its name.
/// </summary>
internal static class SmallLibrary
{
    /// <summary>What it exports if nothing is said; hidden functions stay inside.</summary>
    public static readonly string[] Exports = ["api_add", "api_length", "api_power", "api_version"];

    /// <summary>What the programs print.</summary>
    public const string Answer = "42 5 8 3";

    public static void Write(TestFolder folder)
    {
        folder.Write("native/api.h", "int api_add(int a, int b);\nint api_length(const char *text);\n#define API_STEP 1\n");
        folder.Write("native/add.c", """
            #include "api.h"
            #include <math.h>
            #include <stdio.h>
            #include <string.h>
            int api_version = 3;
            static int twice(int x) { return 2 * x; }
            __attribute__((visibility("hidden"))) int shared_inside(int x) { char text[16]; snprintf(text, sizeof text, "%d", x); return (int)strlen(text); }
            int api_add(int a, int b) { return twice(a) / 2 + b * API_STEP; }
            double api_power(double x, double y) { return pow(x, y); }
            """);
        folder.Write("native/length.c", """
            #include "api.h"
            #include <stdlib.h>
            #include <string.h>
            int shared_inside(int x);
            int api_length(const char *text) { char *copy = malloc(strlen(text) + 1); strcpy(copy, text); int length = (int)strlen(copy) + 0 * shared_inside(1); free(copy); return length; }
            """);
    }

    /// <summary>Writes the program's source and gives its absolute path.</summary>
    public static string WriteLoader(TestFolder folder) => folder.Write("loader/loader.c", """
        #include <stdio.h>
        #ifdef _WIN32
        #include <windows.h>
        #define OPEN(path) LoadLibraryA(path)
        #define FIND(library, name) ((void *)GetProcAddress(library, name))
        #else
        #include <dlfcn.h>
        #define OPEN(path) dlopen(path, RTLD_NOW)
        #define FIND(library, name) dlsym(library, name)
        #endif
        int main(int argc, char **argv)
        {
            for (int i = 1; i < argc; i++)
            {
                void *library = OPEN(argv[i]);
                if (!library) { printf("%s cannot be loaded\n", argv[i]); return 1; }
                int (*add)(int, int) = (int (*)(int, int))FIND(library, "api_add");
                int (*length)(const char *) = (int (*)(const char *))FIND(library, "api_length");
                double (*power)(double, double) = (double (*)(double, double))FIND(library, "api_power");
                printf("%d %d %.0f %d\n", add(40, 2), length("hello"), power(2, 3), *(int *)FIND(library, "api_version"));
            }
            return 0;
        }
        """);
}
