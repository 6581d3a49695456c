using System.Globalization;
using System.Text;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Inputs;

/// <summary>
/// A C library as they grow: modules of 50 sources with a header each, a header for each source, which its neighbour reads
/// too, one header that all read, one that a quarter reads, and some of the system's.
/// </summary>
internal sealed class CTree
{
    private const int ModuleSize = 50;
    /// <summary>Milliseconds after which no engine has to wonder whether a file will be written once more in the same tick of the clock.</summary>
    private const int Settle = 50;

    private int edits;

    /// <param name="root">Folder of the project; the sources lie in <c>native/</c>.</param>
    /// <param name="files">How many sources.</param>
    public CTree(string root, int files)
    {
        (Root, Files) = (Directory.CreateDirectory(root).FullName, files);
        Write("include/base.h", "#pragma once\n#include <stddef.h>\n#include <stdint.h>\ntypedef struct state { uint32_t words[8]; size_t used; } state;\nint mix(int value);\n");
        WriteHot(1);
        for (var module = 0; module * ModuleSize < files; module++)
        {
            Write($"src/{Module(module)}/{Module(module)}.h", string.Create(CultureInfo.InvariantCulture,
                $"#pragma once\n#include \"base.h\"\nenum {{ LIMIT_{module} = {module + 10} }};\nstatic inline int scale_{module}(int value) {{ return value * LIMIT_{module}; }}\n"));
        }

        for (var i = 0; i < files; i++)
        {
            Write(Header(i), string.Create(CultureInfo.InvariantCulture, $"#pragma once\n#include \"base.h\"\nint part_{i}(state *s, int value);\nint part_{i}_size(const state *s);\n"));
            WriteSource(i, 1);
        }


        Thread.Sleep(Settle);
    }

    public string Root { get; }

    public int Files { get; }

    public string Native => Path.Combine(Root, "native");

    /// <summary>Full paths of all sources and headers.</summary>
    public IEnumerable<string> Inputs() =>
        Directory.EnumerateFiles(Native, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/.git/", StringComparison.Ordinal));

    /// <summary>Changes what one function returns.</summary>
    public void EditSource()
    {
        WriteSource(Files / 2, ++edits + 1);
        Thread.Sleep(Settle);
    }

    /// <summary>Changes a value that a quarter of the sources read.</summary>
    public void EditHotHeader()
    {
        WriteHot(++edits + 1);
        Thread.Sleep(Settle);
    }

    /// <summary>Gives every file the time of now, as a copy or a fresh checkout does.</summary>
    public void Touch()
    {
        foreach (var file in Inputs())
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        }

        Thread.Sleep(Settle);
    }

    /// <summary>Makes a repository with a branch that differs in the hot header and each tenth source.</summary>
    public void MakeBranch()
    {
        Git("init", "-q", "-b", "main");
        Git("add", ".");
        Commit("main");
        Git("checkout", "-q", "-b", "other");
        EditHotHeader();
        for (var i = 0; i < Files; i += 10)
        {
            WriteSource(i, 1000 + i);
        }

        Git("add", ".");
        Commit("other");
        Git("checkout", "-q", "main");
    }

    /// <summary>To the other branch and back, without a build in between.</summary>
    public void SwitchThereAndBack()
    {
        Git("checkout", "-q", "other");
        Git("checkout", "-q", "main");
        Thread.Sleep(Settle);
    }

    private void Commit(string message) => Git("-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", message);

    private void Git(params string[] arguments) => new Child("git", arguments).In(Native).Run();

    private void WriteHot(int value) => Write("include/hot.h", string.Create(CultureInfo.InvariantCulture,
        $"#pragma once\n#include \"base.h\"\n#define HOT_VALUE {value}\nstatic inline int hot(int value) {{ return value ^ HOT_VALUE; }}\n"));

    private void WriteSource(int i, int value)
    {
        var (module, next) = (i / ModuleSize, Math.Min(i + 1, Files - 1));
        var (isHot, prints) = (i % 4 == 0, i % 3 == 0);
        var text = new StringBuilder();
        text.Append("#include \"base.h\"\n");
        text.Append(CultureInfo.InvariantCulture, $"#include \"{Module(module)}.h\"\n#include \"{Name(i)}.h\"\n#include \"{(next / ModuleSize == module ? "" : $"../{Module(next / ModuleSize)}/")}{Name(next)}.h\"\n");
        text.Append(isHot ? "#include \"hot.h\"\n" : "").Append("#include <string.h>\n").Append(prints ? "#include <stdio.h>\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"\nstatic const int table_{i}[] = {{ {string.Join(", ", Enumerable.Range(i, 12))} }};\n");
        for (var f = 0; f < 6; f++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                static int step_{{f}}(state *s, int value)
                {
                    for (size_t k = 0; k < sizeof table_{{i}} / sizeof *table_{{i}}; k++)
                    {
                        s->words[k % 8] += (uint32_t)(table_{{i}}[k] * value + {{f}});
                        value = scale_{{module}}(value) ^ (int)s->words[(k + {{f}}) % 8];
                    }

                    return value{{(isHot ? " + hot(value)" : "")}};
                }

                """);
        }

        text.Append(CultureInfo.InvariantCulture, $$"""

            int part_{{i}}_size(const state *s)
            {
                char line[64];
                memset(line, 0, sizeof line);
                {{(prints ? "snprintf(line, sizeof line, \"%zu\", s->used);" : "line[0] = (char)s->used;")}}
                return (int)strlen(line);
            }

            int part_{{i}}(state *s, int value)
            {
                value += step_0(s, value) + step_1(s, value) + step_2(s, value) + step_3(s, value) + step_4(s, value) + step_5(s, value);
                return {{(next == i ? "value" : $"s->used > 3 ? part_{next}(s, value) : value")}} + {{value}};
            }

            """);
        Write($"src/{Module(module)}/{Name(i)}.c", text.ToString());
    }

    private void Write(string path, string content)
    {
        var file = Path.Combine(Native, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    private static string Header(int i) => $"src/{Module(i / ModuleSize)}/{Name(i)}.h";

    private static string Module(int module) => string.Create(CultureInfo.InvariantCulture, $"m{module:D3}");

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"f{i:D5}");
}
