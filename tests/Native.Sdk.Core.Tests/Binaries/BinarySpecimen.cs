using System.IO.Compression;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// Objects and libraries of Windows and macOS, so that the readers are tested where no tool is.
/// <code>
/// template &lt;class T&gt; __attribute__((noinline)) T largest(T a, T b) { return a &gt; b ? a : b; }
/// extern "C" {
/// int data = 1, zero;
/// int needed(int);
/// __attribute__((visibility("hidden"))) int hidden(int x) { return x; }
/// __attribute__((weak)) int weak(int x) { return largest(x, data); }
/// __declspec(dllexport) int marked(double x) { return x * 3.25; }      // plain on macOS
/// int strong(int x) { return hidden(needed(x)) + weak(x); }
/// }
///
/// zig c++ -target x86_64-windows-gnu (x86-…, aarch64-macos, x86_64-macos) -Oz -g0 -fno-sanitize=all -c specimen.cpp
/// clang++ --target=i686-pc-windows-msvc (aarch64-…) -Oz -ffunction-sections -c specimen.cpp
/// x86_64-w64-mingw32-g++ -Wa,-mbig-obj -Os -c specimen.cpp
/// lld-link /dll /noentry /debug /pdbaltpath:specimen.pdb /brepro /delayload:late.dll /def:spec.def \
///   specimen.obj late.obj needed.lib late.lib           exports forwarded=other.there, numbered @7 NONAME
/// ld.lld -m i386pe -shared -s s86.o s86.def             f, std@4, @fast@4, data DATA
/// x86_64-w64-mingw32-gcc -g -Os -nostdlib -shared m.c nn.a        DWARF, sections with long names, an import by number
/// x86_64-w64-mingw32-dlltool -d n.def -l n.a                      f, g @12 NONAME, d DATA, r=real
/// llvm-dlltool -m i386:x86-64 -d n.def -l n.lib                   the same
/// ar rcsD gnu.ar a.o an_object_with_a_long_name.o                 ELF for x64, one function each
/// llvm-ar --format=bsd rcsD bsd.ar a.o an_object_with_a_long_name.o
/// zig cc -target aarch64-macos -shared -s -install_name @rpath/libspecimen.dylib specimen.o needed.o
/// ld64.lld -arch x86_64 -dylib -rpath @loader_path/x -install_name @rpath/libspecimen.dylib specimen.o needed.o
/// </code>
/// zig 0.16, clang and lld 14, gcc 12. Kept as base64 of gzip.
/// </summary>
public static class BinarySpecimen
{
    public static byte[] CoffX64 { get; } = Unpack(CoffX64Bytes);

    public static byte[] CoffX86 { get; } = Unpack(CoffX86Bytes);

    public static byte[] CoffMsvcX86 { get; } = Unpack(CoffMsvcX86Bytes);

    public static byte[] CoffMsvcArm64 { get; } = Unpack(CoffMsvcArm64Bytes);

    public static byte[] CoffBig { get; } = Unpack(CoffBigBytes);

    public static byte[] PeX64 { get; } = Unpack(PeX64Bytes);

    public static byte[] PeX86 { get; } = Unpack(PeX86Bytes);

    public static byte[] PeMinGW { get; } = Unpack(PeMinGWBytes);

    public static byte[] ImportLibraryLong { get; } = Unpack(ImportLibraryLongBytes);

    public static byte[] ImportLibraryShort { get; } = Unpack(ImportLibraryShortBytes);

    public static byte[] ArchiveGnu { get; } = Unpack(ArchiveGnuBytes);

    public static byte[] ArchiveBsd { get; } = Unpack(ArchiveBsdBytes);

    public static byte[] MachOObjectArm64 { get; } = Unpack(MachOObjectArm64Bytes);

    public static byte[] MachOObjectX64 { get; } = Unpack(MachOObjectX64Bytes);

    public static byte[] MachOLibraryArm64 { get; } = Unpack(MachOLibraryArm64Bytes);

    public static byte[] MachOLibraryX64 { get; } = Unpack(MachOLibraryX64Bytes);

    /// <summary>Both libraries in one file, as lipo makes it (mach-o/fat.h).</summary>
    public static byte[] MachOUniversal { get; } = ToUniversal(MachOLibraryX64, MachOLibraryArm64);

    private static byte[] Unpack(string base64)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(base64)), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>Two files in one, as lipo makes it.</summary>
    public static byte[] ToUniversal(byte[] x64, byte[] arm64)
    {
        const int Page = 0x4000;
        var second = Page * ((Page + x64.Length + Page - 1) / Page);
        var bytes = new byte[second + arm64.Length];
        int[] header =
        [
            unchecked((int)0xcafe_babe), 2,
            0x0100_0007, 3, Page, x64.Length, 14,
            0x0100_000c, 0, second, arm64.Length, 14,
        ];
        for (var i = 0; i < header.Length; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(i * 4), header[i]);
        }

        x64.CopyTo(bytes, Page);
        arm64.CopyTo(bytes, second);
        return bytes;
    }

    private const string CoffX64Bytes =
        """
        H4sIAAAAAAACA2VTzWsTQRR/m482KjWpGlFBWUigIO10+yHS0kMoCOvJYquikKSbncm6dLMJu5tYPQkFYVHBv8BTL/4HHjxUIuhJ6sWDt4KigiIt
        HjzZzuzMJrvJY9/szJvfm3kfv8FPMsCkkgC4CFyQRzY96MsK1TUJYFvi6zRVGZR1hDVPi+BSVD9LEJMSKDuo5rowgBuUxxQ3PT8fs41R/TJwnpzL
        rSMnfjHL4PvQvaUSwg7RvQ4JbRNU/wzg4HgOECa1tlFcDU0q1bOJoTyWp+eUobgrAzjI5OCW6n/zP5S77P80z4zln2xk64PsXVY+OMhO7lDE7Tvq
        1i9ZfW4VZf/jD7bhv/f3g4n0T916J1cr5e5JFk9QtzMi2xStP8CxYLZAx/PBbJmOp4OZJG7zdxc+ZW+8LXdFriV5imzqVhuTKfdho9a03MX7JsbE
        ZvZW0/EWG5qzQTDr0D7VJeYE0niYHIKlcXb2LuSBF/LUTb6jW5ptyB3iuGbTlmdn0AxS4kxi+KS0IvhTeAEpfkKURYkAE/KDGG9e8/JGGZSMYUIL
        l8kIw5LSmFi9/Pv7RArCRs32MDK1RbmUDrwyYv/Cq7lnaRFhn0cjAWZCYL4W9vZGBKbPodEAowrMdkG5MtqL8FKEs8kYF/m9pTrRPKQERDs8ZLnx
        BoU1ZDE/INpG1NOU8rEqRN9ZpucVfTOJQHmvAc71MK7nNG0D4HLPYhOCGabv+Yg4zWjlaQ3rphU+sv80ZkNyW0Q3G8RGeqvVf1OIBc4HTOpa2/KQ
        SA5ZVqdR1TCm9DE4a4rVe1ctzTGI6103r61VVxX2wRHjPzfZsAQAAA==
        """;

    private const string CoffX86Bytes =
        """
        H4sIAAAAAAACA21TzWvUQBR/2c8oyqZqBQU1YqEgdpq2ftBSZREXWlAEW7corGl2M5vGZrNLkl2rIAg9SFmP/hP6F3jw0LLi0aMnDxYqeKx7EE+u
        M5nJ5mN95E0yv/m9mffe/HJXEIGakQI4B8yQh7c8CK1MfFUAeC+weZa4DMo60jVPi/AyxL8JELMiKLuo6rqQ4CXtFeFNX5+PYRLx74n9ZElaR078
        YFrB4ci5xSLSHVzzOjjAJon/SfDgqARIx9W2MbESQEvEL6RG6rg9PTc7kreR4IEowcOdH92SWOmR9+AaxQZt8Sd9b39iaL8glcR+4RFtJPQLV3Z9
        dK3cfSmucWJm5/PwUzh8olZ6x8nkNPEcjPOaT8FlMh7xsVtkPONjy2Q86X/RUv1cjnXvifN7hft7lR4vuihP4a2a1dbxlPu8UW1a7sKGqevYpnir
        6XgLDc3ZxDq9ql/EF2kQCGNBlQgWx+j2eZIM6+iJB2ylZmm2IXew45pNW56dQTNIiUuK8tNCmQvpztPfB2yHqJxSPicQCjY+fmB9jkopHeMECLNS
        RGppQeKzL68v3sxAalhDwJEJFhVV1o8S+frZd3NvsjzDUFA5nzPJOQeX9vdznBOKKe9zljhn++vG23wo5Ih40zFRsnOLdax5SFHo0mBAa1PZDfEe
        0pzVZ1jbjESawnisC9EfTgyjEn0mCLtsOB9yXM9p2gZcDREbY51wYBipvsBOM9J50sO6aQV/21+SsyG4LVwzG9hGtVaL4fRkRPNGfvakXXWtbXko
        qA5ZVqeharpOBGSAqj6+YWmOgV1v2SytqisKfZicJv6/9g/uduLB0gQAAA==
        """;

    private const string CoffMsvcX86Bytes =
        """
        H4sIAAAAAAACA3VUz2vTUBx/SdMu/bXG4W1Te3jeJMvYJijDRahQsLAhYu0oZrF5jaVpV5JsE/Eg7DBGb/4T6kHwpqAHR8dOG3gRLMOzO3jwJIJg
        fe/lpUvS7sE3vPft5/M+31+vJS4N3r6JNXd5AK4Cb8kueuqC8Driwuc8UNZlQ3f1gE8Yg1OB8ll+7DgggouuFwQX0Y1j+xLVlaT1KG4K21eM+8Gw
        /Dm4SWx/x91nhxMh8SX5SB6Sokbvm8OWxbhbDMudozuNrYgxNT4Sn2GjmruFfJyEbTuiC1ISmF0YrdduFCdKVL9bgEJvsEg8AxeKp2RTWesR9BVs
        CZDG3xy2iwQqdktQuLGfW9nvAbCq7vwUvxdg5luWsPpLMPdegFmQAaC+V4B834L8SRUK/WuQqOwciL0kq34ClB90n8NM2dPbO2Qb7tcjrSfScSGK
        F/A3TXf52TsPV1fu3b+ptXS7iYxgyUgasVCbvENw3HiK8QcJmZ8+ePUIjloshPE94fEWKCbOTie/412BqmlPGoaB2gyTx3pBVpyyplgc88fHr+Me
        axvpzYBeg7s8VAVjHleC3jPpd7r68mMC+H29PsRQ9cCIToTyOpgxjyaGrBI4w4RjFilrjlXz1aXDP6IXs9cAholmmqSsaZZpJVa+m/RYjmtvtE2G
        oazAMKcoS2J3zJ8uvUuNPP70SJfT3kOrI92VFYX8NBj41ZsZVp5oaZFJwJ42QgbLwvNqz5C9Eeg7P/yrOMPI9Yblv75/WMvknA6qNVqoLdc6Hc9f
        JT2zrK2WphuG7TRMoGl1y910sJpM+i3TrssGquublit7sS0vQ0u3TeS4alFVK7eLxaK6hpk20i11QVlUyAL/AcuR5oh9BQAA
        """;

    private const string CoffMsvcArm64Bytes =
        """
        H4sIAAAAAAACA2VSO0sDQRCezV1iUCHxVWgRUwiCyOXARmy8CEIKIUEt1EbX7OY8conh7nxgpRbWIv4BywjWKljkV4ilP0ArU1hFd/cebs6B2d2Z
        +WbnSe5T8NBW6ncIYBJ80jx66sEfrTFWmb2CfDnJOA/6nkawhyWcyvgSQR8ZoHe0fdeFGC5O5xwXizvM+Cr2Xz7L4zq06h3TUJdhfBPDwWAWCgv6
        vzh3cVw6Cx1l9zUNcI2Q8cw046iCc5BmDKc5butlct/dMmp/KTDH7Ldddr8rY+LN4EPdcrHdG1j55lhe26ioMR28BkQdXFJgnp0T4rUY5K0AT2ga
        UB06F1P8h3xhdatSXt9camCnToncFA5V0Fowgo23D92vRh5EQmDCFlPz5SnhY6QhKH2YUNM/eFVghgNp6bG4o0IikOYjTJ7p5HEkhVcmsBdmP9+S
        UYxccKcERp5Byl+VGsWepouZ/fzwnA4sQmgzrJ3HOqG4LntaaCTKPr5iauQl72lCsN9bgGyEcT3nsGnyxQ41TUoJx/x5nlHnUO4Yq71m2eEe9ljO
        JnJbtGo1aFOrtlq+foV3lifuH4TW8JHtaUFxmm0fN3YxIY5rmbC8PGNjx6SuZ5QMY7tYKpWMHfgFlxg0RKUDAAA=
        """;

    private const string CoffBigBytes =
        """
        H4sIAAAAAAACA2Ng+P+fiSGljQEIji/cdfHdrpXe6xV+fctacmcHAxpgB2I1JgYGaSCtV5JaUYIk5wDEAYwMDF8YIXxWIFZgCEjQS0ksSURSJwDE
        ExhRzXVgCDigl1RczICmDh00ANXpm6CKgdQtQDNPQQBobxGqxSB1GzDtddA3NkLVC8QHsKjTSylKTS4pS4WJiQDxAwx1Bgc6Txz+xB8J8j3DJ36d
        A4e7RUHMlyAi2KP5jUKnj4rBCxCvG8joPAxmejQfUWC8EX14AhCgGclgebHzAr/vQbAcCEBEuRxg8u7OzlYKGu5+oZoKhka65Zl56P7RTa0oyC8q
        sVLKTSzKTk1RgsYjPxCzMAgBSW4wSxVISoFZBkBSAswSh6plYdBLy8yBef3f////GRjSGYsLUpMzc1Pz9JILCmC2ZWSmpKTmQdiM4NBkYoSxEYCJ
        EeIWBgZmhDqwjDZUBQuYZGbkQNUHFgP7GkkdSG9xSVF+XjokZcLMQ06hjFDzbKApEwGYGZFTKBNUjAUj7QHVIaVQZnzqkFIeK1Z/MMD9EQvlsUHF
        RLCZh5Ty2KFigjjMy4CmdEaob5DzABOUrEotykf1BxNDeWpiNmouyGQUxYi3TMa81NQUULwh1AHNg5UGKvFR5jmJRempxSWema4h8cEGIMQACQ+V
        qqoqvMoIawY5EkJAkxkA2QlQqLwEAAA=
        """;

    private const string PeX64Bytes =
        """
        H4sIAAAAAAACA+1Wz2sTQRR+G1tJWpusB08eOisJ9FCWCCJ6a0qEPUSbNkVt8Ue32UlbkuyGzWpzECwECqEU/BMEL9WrHoqnSFqskEotXgUvQhUP
        1osepOubnWzTZrVVjzYfvHnzMt/MmzeZfJPL4yUQAKAD9mMADkcJLdj7PAjPAuvSspBYl0anZ4qkYBpTpponaVXXDYtMUmLe0cmMTuJDKZI3NCqH
        AZKXALT5DpjfeDDnrvcFzpBuXxDAh8HxPYlEp50T3L6vObxLSzaL8MGE4E5ynTfm3VcE4Cn6exJA30HF4oGcQOdH/gX4cyxLPA8lvz5T2aIlC/3q
        ntpavwycOiGbmmqpAO8E/oHnjPgWB2RO47VEGzy/h1eVTZoz0rwmZ2OM1+XhDUIb/zUqa7WFU996AT72Y/Q1NNb5KcR8f7V29ZpS/txXeb3F7lLl
        ZWV7a9O2beG7Ul7pu32rVtm4+CY09KJWryt2ZBVXOFvFvh2ZPAlQ34UdeYJDymLnI5aDZRweiSVjw7i0kgnd7whjkwiL2I6GCbY3wlFlYUNZ7FnD
        bWw9xoSZkMFYhsMyHJbBWOUVJTYWuz4+Zr+vt/Gv4Legy5EmV4uZFETY759pVkNj3DGx5f6MpOKp6Q/Z/p1A7G0iESfJ+KDMJKpYoOmZPNXlgjbp
        PDBVXMyPgiSiLZG/vqfLnik51aK8lbVcbt/QdoPcg9aJ9gPjKApxHC1fvJs+f84zxQOR62cBpwSxfxrtGNoVjFNoN9E0tKzE5DWA0tmNWuqIb8Yw
        Z1VToxrkVTOLrmiZhj4Fs1TNgmFNU1NmDYUlqZluU+Jvxe+wJh0cA+iUspwNf3iBHEJLnBEb72wbRwNR/h9AfNg+iqOIn+y3bfUADAAA
        """;

    private const string PeX86Bytes =
        """
        H4sIAAAAAAACA/ONqmBgZGBgYGFABQ4MhEEFEPPJ7+Jj2MJ5VnEHo89ZxZCMzGKFgqL89KLEXIXkxLy8/BKFpFSFotI8hcw8BRf/YIXc/JRUPRUG
        hgBXBgYfRmaGayuZs2HmPWBgUuRm5GNgYEJykAAUw3ggNlCeDSrAhuxgqB4mBgdWsCYBqAECSEYpMDAUMwwc0CtJrSgB0vwwBzFhBj7QiQl6RSmJ
        JYkMDM1QAbA6Now4ctCDKIMYYQBVx4Gh7gDDKBgFWEC3iwrLYRBxiIWh88ThM6NgZIH/QABKBzAaGVgoQGhWaPniBOSHAXEaEKfnlVqY6aXk5IBV
        8AhASx8gzQrEeUAVZUBcDcS1QMwILJaYgWY4pCUWlziYMIALrTSG4pIUIGcUDCBgHA2CEQ0AmiM3EwAKAAA=
        """;

    private const string MachOObjectArm64Bytes =
        """
        H4sIAAAAAAACA41Sz0sCURCet2skaRpUUFHaJeiQYXbIS6CgUBEotISEMC3tYuJP1oUkL/YfdOiPyP6DLiGdunXr3LFLpzwFRvPePnTRhIb93sw3
        zHzvvXn7+v354wdgAM4yRXjhwToIWybEGUy0c+k/ZE1e8mkJVXJE22zawz5ELZ3TxvVyLj2F/IHinAk80HbXIRq6rbt5Kqklx3U80icUR2+SIV7U
        KpVadZJefkSPm1tvdEQxwtIgPzvIbxPmCHVq9koNXtekwEd+U3VmyuOs7FEl+Dxn/tjrP9ZV8Y32u2Us8Uh0IQysBN2bFZ5nWT0EXgI0Q5z3Mk+d
        fot1vlR4oNq7Hvl3dV7E1Orrt5KdXub5XvRK/RSI+0TizhkjfufMEa8zs2OP4/cVxcNTcEoIuC7C7xpQhu92xLk6nPsuIci6YnbcIpy76vlswi69
        NVEPsCr5ouRbkgcFbw/ek7cGXfttjM4Zr02rBnhZNAyzCnhl6iXAhm3VqgXAim6VTAOwapoG9+LfRDzbK+tWwWzYh8W0hidR/kHZrtRjYt0Ra1TI
        /wJE20opiAMAAA==
        """;

    private const string MachOObjectX64Bytes =
        """
        H4sIAAAAAAACAzv/6+0/dgYGRmYGIAHELEDMwQQkFBjAQBKIOxgZcIIMKK3BBKFToHx2KGaB8uPjS1IrShD64uNDXCNCMM0LRzNvApBmZQAb1ICs
        Lj4+J7MktSgxxwK7eRFQmgNKNwDNYUbSz4Jmb3x8SmJJIjLfxTHEEcFPQNPXATSPCXewAPUn5+fm5ufhMi8FizuQzUMPciMgloCL86LoAYnvYIL4
        1QLoyQAgzc0AoZEBLE7wRCdOEOrR+bTzR+xhEN1tChKJfQkX/2D5nd//OETyE38kqzpQ4hO/zgGIiGNYcOfvFyDFjp3HOu+DWS6MH6Id42IPQ03n
        coC5yZsBHN+6jhC36upC/CgqApHW5YO4X9YYSPMzHgD7HSwB4jMj4gnkT3kkj8qC1TMwqEL5olC+OZTPD+Y3wNMLSCs/CyKeVNHDLb4qtSifIT4j
        MyUlNY8hvjw1MZshvrikKD8vnSE+N7EoOzWFIT4vNTUFRIPTVnx8lHlOYlF6anGJZ6ZrSHywAQhBjQMAMtSJP4gDAAA=
        """;

    private const string MachOLibraryArm64Bytes =
        """
        H4sIAAAAAAACA+3cW0wcVRgH8G9vZYUtQrskihEICcbaBrZKFcXLYiGCNiwUTKs8nMwyU3bDXnB2sFwSs9ZqakPIlmDS1sZY4wPU2nhNMKJSEhsN
        D771zcZIE30haSJViqHxnNmz7OwC6lOf/r9wZuY7c+Y7Z8634XF+Wl267SGyEbeNtxLebjiJ3kyWii66l7cGfpex7pbD3bTBOdfmsUs2h+xnzNCG
        jOy4/Hwl8rmQJbZbEzspaQ0ZSxiDwcSW+YZkPo8ltuZzy3yenHwspEUGNH2TfMdlvnss8b+tT+zbaTNPc1N3E9sfaO9KZ/PL+TMD82KHbDZZC8b6
        4kbOe/93Podl/DaZy7qudD1FHsuNZO77ZWJv3rqy9YwoLDEcDcYjbMDQt8zntsTWdRVQ7v4xpiqGkv+elnolc+vpzsuXj7HeeDQaj22Vz5vMlC3L
        uh5bXj6xb61mngNt7S+0NLdlfhtzuXXMxA86snmsuar5TvjkOLE37rn0nlfNpevtk8+Ls1jiA/J38Ins35UX22XNRLydn1OXid7h5yLeOij7jk5Z
        C88m72aVvLz5vhaLNcrn6wYTel0kHKxThyOqvC/mbpBrsVve3K8PKEZIjE4MaL3hqBar5U+Fg5m8D8n3yXhYzmPLZHWWm9eZfzP3yTm+ntlxs794
        385P3/3h0F8rc295Nsx/wCWyrK+Vt67hhKFFa5+1ruB+Ob9vnmhFlMXBrvI6p2yl/q/4vN5KsvXT3Ovlot/WoVSQmzcaqhDxcuDb6bVR2/QfDrrA
        93ZymZ9/cey8cBe/5o8WrY02TS8H5qfEWNH4PKmSX8tOkb3yaoe4tvtvietOfr23mk7deO67aZ+lnwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOCO87pyYxu2BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOCOK62mTnF+hfzq
        cERlCWMwyILhmKrp1FmaIp387Kim9FNnKv2AjZGLClTFUKg+quj9mkpPJAw9HuujZ8yBzSOaHqe2mKap/F6AUbeTUkk7OehiIT/M8oNzspCcNGl2
        /l5IZI+GGJ89HGQhTREzG0xNxFlIiakRjUacdIIPTR/F9wmK+SEiv1tQzFsFj6tkvFvGJTI+IcZsI3In03ENb3fzuETGj4iYj98jxzfK+EkZ7zfj
        5Pp3EtpEXEDklc8H5PiQvB+S+TPzjeTFh8j8xsL6ZxZ4KvLIs8ncbcaM0GCsnxh7+bGIovdpCaMt3NLNunzij5i5/SwUVlUtRkyWgckypOvFzDIw
        WYYNtWUsf88Zs266+cCAHn5VMTTr72X1mmeOn1Yo+w5e3mfn5+tkd/JakrhWeTss7/POeV+V3SzV/+A6l7lS9Oij9bXmIiny88Rx9fwHn0+9ePDH
        mqnOo2PB3p6XPlt7u2hvZc3T18fbA799efbPa41HevqGxuZvnZ746Nhrq4sf9tXvbvxicXa85/bZledPfhxYuHLs5o61mTcueVoXLxa9v5TaV7bm
        GI/sUveULlwqvBIsmy2v335k4fuakzMNY63nR987+NQEO/P4N0t//wMSbC7HKMMAAA==
        """;

    private const string MachOLibraryX64Bytes =
        """
        H4sIAAAAAAACA+2ZTWgTQRTH3+bLtW1M2lNF0VVQEcS2grYiQoIJJBrU0kRqpQ6b7tCEJtm4WWnrKRfRoAdvxZvePHvwXBDUm3cvngr1IKS9tChY
        Z3dfkk26EfEo70dmZv9vZl5m3s4Gsu/zj++/DgBIfgAIiTIkCgQAHteHrSs4LMqUBMBYNjmbhf1EvXUQix/NjJl8xewM6/UXC6C9R7cJQN0tGauZ
        D/O1vv5e4fyQS/tc82X0F2rPLxVNbqilKW9/b9Cf7NL+ruV104lbIp6Ne8SrT+t3FVyXymqr5bxeYlXT6OtPdmn3usS9Bakrbppqqm7d7U+Odu/H
        0j7oD2MLermsV/r5G4ruj4/bn+QRt5TtJ5O+eSOZSLfugeI0KclbSz2+TgLUx3Gc7L7vSveRHRX6Nq5pVJQqjt9F+yA4bWvdPjwzMvyZpuIdt6Ni
        XQo+Z7GSrmrcYFXVLIytOP1h69zgWtzEDHtUqZivVflCscwr57VVoVr9R3BOJpN4kstNJF5vbX15mTv+9gKGSmp7D9vXzvN+CE7jESrgvs+irirw
        V+RSjY3G7vx7q3128Z0I1/y3tr15eSdy66PTuR25G5wUHduRc+uOJX5npvFzc0TY4o0Pja+b1g9OQmrei993+i23sHdqbrDzbQMxIAiCIAiCIAji
        n0kFvP+HEQRBEARBEARBEATx/zB8AqatNsaWuboE0w/gBb4QYBCEUFk1lrgGE3bnpZpp6JVFuFLhXBPW2CNu6JC0E8rX/bAhgz/wSVSwY1VrB0X1
        XBHVUwVgXZaj4RHFzokekzr5/SjqWdQDokSkevu9xBlbA3DUY6iXUVspxUiwk7e+aulQJ+98Dcev4fhWDlcBVihqGq+As3HG5iZLqrHIa2a6mMyy
        mXHrAwwDwHDrTvac2RtnGAab30gzh75IIQAA
        """;

    private const string PeMinGWBytes =
        """
        H4sIAAAAAAACA+1a228UVRj/zszuUrrtulAuraid1YIrodtSWlrKxULb0EagtRRClDid7s5ux+7ObmamWBsJJhgjD0b+AIkmRh+MDz5oID4RIFEfMCS8
        aOKDL4YXHoivRuq5zX0oKolpYL90es75zu9857vNmT1z5uhrF0EEgBi+lpcBrgCjIXg4vYuvVPt3Kfhm7c3MFXTkZmZ6TjOlmlEtGUpFyiu6XrWkWVUy
        FnRJ06WRieNSpVpQc83NjR1cxuQoQOH9ZthyR5yH5wCqmHcPtklJQciCgBuNHJjmF8y9INptgelNKE7BmH5jxnw0BdiuGQQgueO9lbRrB61OAgyScgag
        7DWyG6AJHp2GsNzWFfpzlrposekd2xzjOGFLZnJGQbEUbpXEcYnAXPgvV2O4Jm4DxTVE4BY9uCGOa4zAqQw3yH1FcU0ROI3hytyXFJcK4a529TruBahx
        XDqEO9S1cw+tf28nHMGtj8Dt2knrOvl3keM2ROB6+2i9QP59ynGbInB9/WCbAF9zXGsErp9aAFny7yrHPR2BG9hN61vJv1sc90wYB/8znTw+dv5u9sJP
        yxsHcVQvXF/euB2X6Gd0b+z8jezrb1y/6KflretxPykFVnKy5QXbdVrddHh4eFDKHj524iVpZ0/nW5q+q6fulCeJ8JqbSf/DB36dHjtCCRESh4RuNFP3
        xZNK9Lc3ph7y5Af3yuL2Dnx1T7J1YoCUUMkVymUo1d32WFDWc98XZtg+JYpOcX6Tu/VbkZ+CIvvxjC+dZkydViPt4FsRZ3OYZvvrTN01TwRdp+9OEA2+
        iLcB0vDOfmcnIHVWrAVd3V9SddXQ8ripGPm5/YsDuzt390qdJalzwoRnwX5TEZE6qAij5FERi8U13QKkL1RmVUMtwBbCjZcACbQWHIs+TizivkyJ7/bJ
        8iKkOIjs8YVNvCHXY/hIv/9y8HKb2DCYQXszaE/yxbbxln1t2L1jcBada8E5sQ5tbWhJiu1b2teh9WvSm3EsOyCZPJAUcc7Ec4iOTu5NsrEEM9S6hCUk
        4mB3jLcImy8f2lx39iqkGXr/N8B2kgsI/ZlqJgX/BYgr7YjcfgJqF54SJDKAvriNd8Bawb5nWxIovi1RjHfgsjNXjA/m4gPF+IFcfDhXFBBQYXVapURe
        kZL3dSKgxXTTmoaLPFojzvsB/8IcI/2p9HsCq7SeF2Nk7U8NxVppm7Kvp9K0vJFqqHt4dVMll4cuq1LrmutUusyaGmyRfnLV6fGkDF//XYpBM5qKNUto
        OiZlYp+hqU/qXnp8KVfUyiqw86v7ywAlFL7bve96EEj410CEHH5+CfzdkYgyzs7SwfCzRnvDIKLwyap9bkn3Iw5GDOGKvExSzExoLkImLxsohpwgNoYw
        53i5lmL0SB99yMtmitkaibnEyzUU0x2pz1e8bKSYAoQOeME9f6dWo2zkXD/wUqCYDQ+MRbcdC8i5TuWezc2aJvg59OS2o5/4MuHl9I0FOb3dQc7u0y6H
        zz7wn2Y/HZp9KDR7NjT7KZfD87nHyeeiMq/6/TOnKxU759moojW3oM+zQxC/FUNOPkfkPJudHpglnFiIUZiwzl67uM77VtD5X+jTO+Do0/AgTN/kwzH9
        BQeTiMzD2+B+gsCy/Q/ek3A4f3lylXGaEPuAADmcLchdNxhnO/JKlmWtUpOLTnQY5gDGkO87yFkz45wkAtI2x14hBnySq3QuyTPqAiJPQK+cz0P6XA5x
        fgxxfuGcuMO5g4L+aRS8GhJ6XgjK6RXY1wmupQd9GFkulMsye+3hynmVY1xOMTTXO7g45ZP8gRDU8AtcjPkw3wrBCF4T3DxknFtC0PZfQ3bdDXHu++TY
        r4a6fZhmMWiXJLJOl7NLdL9fYpwxETzZIsuqXuAecyWfFIN5WOAfFrlyzopBnT8S2R3uYi6FMF+GdL4W4twWg57/XWQ1F4NiwVFtseCovTHv7K/gVq6g
        zi6UZMVQ9JJq2k1NL1adrtlZQz1jt8qartr1okFWRk+HbFqG067my5ppmZHgFeQHhgUU807vzki/cupYWlrCwZOnThybHj86Kk8eHz0xMiFPjR6ZGJaP
        jB+fxjGV51SlIOu6rJAbAw/C4xXDIj2yPDI9MeUAZdkqm55eXNRMQ8XqcS6/s/JzWMO8pRpYaQ33EaypLalytUhw+Xk5X61UNCuiw1BN1Tij0p6K8mbV
        kM2FWfNt01Ir8hnVMLWqzjTJ48kXy15VKUeL4LDUlWX8xPT2Ptgno8dGfKphB9W8KjPBNY8w4j0cQBJNt9uet6Lp2I6q6TPAVPMWqStlraRXVJ3JGT84
        7QxbMWZ0PXdeBfO42SOHfUEjZts9TLV8qO1xi3+wL8TYHZhFHrUBtVmkAhYSW1y5/kTyedYbc6aQ5Rnoxt/JQMexdFqtopRU38zlqlJQDblYVkpmyAo8
        2IlJdG6xvrDYhyeMrT1bLP8GPtPV8RkqAAA=
        """;

    private const string ImportLibraryLongBytes =
        """
        H4sIAAAAAAACA+2XTW/TMBjHn7RZ1lV92aEHhBAqEtxQ5mVptsOEeuCwA0ITB8QBKc3IW1nXoTZIHDntvBOfgY+xMx+KYTtvTm0vZgcCEpYcP7X/tR8/
        /vVx+uTYW32IX3T3xtWCOBtV+vdRbs26ALCD63eA9mOArR9p7Ryntfstrf2O6y5dz50vvYsA3DjwfPIZVuC684tP7gqizIogzKy89YF8MzEv9+r8c2yb
        tpPD0j//ygBSHmkAQ2ptgZkEXxK4u4zhdGb6XuLV6KZwemOerdc1MvhKdHMy4VM77+vgqmub86FcN2F1PbnukNWNBLpNX5amv1jg1gzniyDr+3kLEGmh
        dx5UtWysyNRtjd8bG6eWTMPEqC3TMPHRqaYj00zSk7xTQ+NiUI0hPBM9aw3q9y5+spQSK/4N6hzL5qhz8C53s7Uaps7K+0YZdQ+08jRE1InXRRzFMp1s
        rEfXJM8htUh8+tRS4TGmZ1OeWxvCJP68PAcoiGiCWatkdpSpxVynPnMUV3jUM58ABswsLXhICC1y5yara4TLQQpsbYZ0HIbVbTp/gnfXlbBKfmPP8fgr
        rYzqGJAiq0iRVT6jkUjYeLG3zLogyZBHeHAm1lUy7hQPfhTrHHbdE+60xze3z0h7fS3yf4hvs1ae1WnPTnGyxobFEcrzyNNXyWu6hCMpa3Rv27RnxXit
        0fXyWzifp1XhMfVpUKGvIM5SJM62OOLeKxB30hBxbxSJqxY5cRKdU3MfVIjrZW7nrYi2ZsmKJGRF9yFr/38uayqXDfBb+L+Ry0IJceF9iEOKxB0gjrgz
        LY2R+pvenyGOkP5SgTiEB18rEEfIfKdA3FRAnMjvPvjF3H8jX/l/UHWafgGu+7eiVg8AAA==
        """;

    private const string ImportLibraryShortBytes =
        """
        H4sIAAAAAAACA1O0SSxKzrDj0ldABQYYbAMUcUMTCygrgYuBgQGEbzAwMJUwMDAbMDCwcEFxEhTvYmBgFQLh+HhP3wD/oJB4F9dg5yDPgBD/oPg8hvh4
        v1AfH0wphvo8iEyIR6ifd7yLY4gjUG1mbkF8GkMalJXOkA5lpUDpIoYihjy9lJwcfcL+MTMxAdPGpkZw/6S0MTGAwBwgZmeAAL3MlMSSRBUjKJdBBIhT
        gLgCymcGYgcGgwNQdWYwdWxAPI0BFTgwKBxgwAJ4gJgJahaEZGYQAJIsYBbYR2AZFqh6RrB6ZJeBRDIYkN0AMQ8qYgKzCa7GFCECAlJIroGEgTGKiBuQ
        pDwGSY0bQyNzpLhhBLslAOpbpLgxRo4bG4wwN8Aa5pjhKQv2Iw7fcJHsdlNzjHRVgul2eDxwQNMVqtsdDqDHIEhdDhZ1hP0nDiSxRArJPjOCFQDgEuD/
        f6C722AuA9mZBk2x1DQXlEPSaWAusGQChjotzGWBlUUMAIxJHR9qBQAA
        """;

    private const string ArchiveGnuBytes =
        """
        H4sIAAAAAAACA1O0SSxKzrDj0ldABQYYbAMUcUMzmGwCFwMDAxMQr2NgYF6UxpDGoI9uGAFgbIAwKzEvPj8pKzW5JL48syQjPjE+Jz8vPT4vMTdVL1+f
        KxFIEONKMxMTCG1pBje53tXHjYmRkQEGGBnsGBA8BNiBxHaAkhwM7Aw7QIoPM+AEIGkhJBPZYIw0Bga94srcksQkIF1SBKEzYKyS1IoSBr2UxJJEBr2k
        4mIGvbz8klQ9d79Q3eKSxORsBoqBNNRtbGjiDujuRPIHMlCEijGjibvhCQdkoA7EHBTo18EiRop+RmjyRAceUNoAKRwYoW4FAQkozYnF7SBQAaWZCdgv
        iEN/NZS2IaBf34C4nDma5kfT/HBJ8wBENNr6lgYAAA==
        """;

    private const string ArchiveBsdBytes =
        """
        H4sIAAAAAAACA1O0SSxKzrDjUjbUNzRSQAADDLYBiriJCUw2gSs+Xi840tfF1Y2BgUGAAQIKgJgJiDOYGRhYgHQaEIIA0B4TBSLsMYNaYG5gALcnUS+f
        od7Vx42JkZEBBhgZ7BgQPATYgcR2gJIcDOwMO0CKDzPgBCBpISQT2WAMoPP1iitzSxKTgHRJEYTOgLFKUitKGPRSEksSGfSSiosZ9PLyS1L13P1CdYtL
        EpOzGSgG0lC3saGJO6C7E8kfyEARKsaMJu6GJxyQgToQc1CgXweLGCn6GaHpCR14QGkDpHBghLoVBCSgNCcWt4NABZRmJmC/IA791VDahoB+YLo3siAl
        3RuZINJ9Xnx+UlZqckl8eWZJRnxifE5+Xnp8XmJuql7+aH4YzQ9DMT8AAHhoKWt4BgAA
        """;
}
