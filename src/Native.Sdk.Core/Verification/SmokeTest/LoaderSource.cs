namespace Native.Sdk.Verification;

/// <summary>
/// The program that loads libraries and looks functions up in them, twice: in C# for the platform that runs .NET, in C for
/// those that run under an emulator.
/// </summary>
/// <remarks>
/// What it says goes to a file, a line at a time: what a library prints when it is loaded is no part of it, and nothing is
/// lost when the library takes the process down, or has to be killed.
/// <code>
/// requests.txt          results.txt
///                       ready                      the process runs; without this line the platform is not run here
/// A Zstd.dll                                       C# only: on behalf of this assembly
/// L zstd                loading zstd
///                       loaded                     or: failed libm.so.6: version `GLIBC_2.38' not found
/// E ZSTD_versionNumber  found ZSTD_versionNumber
/// E ZSTD_compres        missing ZSTD_compres
///                       done                       what is wrong now happens at the end of the process
/// </code>
/// </remarks>
internal static class LoaderSource
{
    /// <summary>In the current folder, which is that of the libraries.</summary>
    public const string RequestFile = "requests.txt";

    /// <summary>Likewise.</summary>
    public const string ResultFile = "results.txt";

    /// <summary>Line breaks within a result.</summary>
    public const char LineBreak = '\t';

    /// <summary>Loads by name, as the runtime does it for DllImport: with NuGet's and the host's folders, prefixes and endings.</summary>
    public const string CSharp = """
        using System.Reflection;
        using System.Runtime.InteropServices;

        var assembly = Assembly.GetExecutingAssembly();
        nint library = 0;
        using var results = new StreamWriter("results.txt") { AutoFlush = true, NewLine = "\n" };
        results.WriteLine("ready");
        foreach (var line in File.ReadLines("requests.txt"))
        {
            var name = line[2..];
            switch (line[0])
            {
                case 'A':
                    assembly = Assembly.LoadFrom(Path.GetFullPath(name));
                    break;
                case 'L':
                    results.WriteLine("loading " + name);
                    try
                    {
                        library = NativeLibrary.Load(name, assembly, null);
                        results.WriteLine("loaded");
                    }
                    catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
                    {
                        library = 0;
                        results.WriteLine("failed " + exception.Message.ReplaceLineEndings("\t"));
                    }

                    break;
                case 'E' when library != 0:
                    results.WriteLine((NativeLibrary.TryGetExport(library, name, out _) ? "found " : "missing ") + name);
                    break;
            }
        }

        results.WriteLine("done");

        """;

    /// <summary>Loads a file by its path, in the way in which the runtime does it once it has found the file.</summary>
    public const string C = """
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>

        #ifdef _WIN32
        #include <windows.h>

        static void *load(const char *name)
        {
            static WCHAR relative[1024], absolute[1024];
            SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
            MultiByteToWideChar(CP_UTF8, 0, name, -1, relative, 1024);
            GetFullPathNameW(relative, 1024, absolute, NULL);
            return (void *)LoadLibraryExW(absolute, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
        }

        static void *find(void *library, const char *name)
        {
            return (void *)GetProcAddress((HMODULE)library, name);
        }

        static const char *problem(void)
        {
            static char text[600];
            DWORD code = GetLastError();
            int length = sprintf(text, "error %lu: ", (unsigned long)code);
            FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL, code, 0, text + length, 512, NULL);
            text[strcspn(text, "\r\n")] = 0;
            return text;
        }
        #else
        #include <dlfcn.h>

        static void *load(const char *name)
        {
            char *absolute = realpath(name, NULL);
            return dlopen(absolute ? absolute : name, RTLD_LAZY);
        }

        static void *find(void *library, const char *name)
        {
            return dlsym(library, name);
        }

        static const char *problem(void)
        {
            return dlerror();
        }
        #endif

        int main(void)
        {
            static char line[65536];
            void *library = NULL;
            FILE *requests = fopen("requests.txt", "r"), *results = fopen("results.txt", "w");
            if (!requests || !results)
                return 2;
            setvbuf(results, NULL, _IONBF, 0);
            fputs("ready\n", results);
            while (fgets(line, sizeof line, requests)) {
                char *name = line + 2;
                line[strcspn(line, "\r\n")] = 0;
                if (line[0] == 'L') {
                    fprintf(results, "loading %s\n", name);
                    library = load(name);
                    if (library)
                        fputs("loaded\n", results);
                    else
                        fprintf(results, "failed %s\n", problem());
                } else if (line[0] == 'E' && library) {
                    fprintf(results, "%s %s\n", find(library, name) ? "found" : "missing", name);
                }
            }
            fputs("done\n", results);
            return 0;
        }

        """;
}
